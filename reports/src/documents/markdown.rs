//! To be written.

use std::io::{self, Write};

use super::Sources;

pub(super) fn write(_sources: &Sources<'_>, _out: &mut dyn Write) -> io::Result<()> {
    Ok(())
}
