//! Processes that read risky formats.

use crate::read::IS_READER;

/// No test: the entry of this program as a reader's process.
#[test]
fn a_process_for_readers() {
    if std::env::var_os(IS_READER).is_some() {
        domesday_connectors::formats::serve();
    }
}
