//! PostgreSQL servers.

mod decode;

use crate::{Connector, Context, Error, Target};

/// The connectors that reach `targets`: `postgresql://…` addresses.
pub(crate) fn connect(targets: &[&Target], context: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
    let _ = context;
    Err(Error {
        place: targets.first().map_or_else(String::new, |t| t.address.clone()),
        message: "".to_owned(),
    })
}
