//! To be written.

use std::io::{self, Write};

use super::Sources;

pub(super) fn ico_csv(_sources: &Sources<'_>, _out: &mut dyn Write) -> io::Result<()> {
    Ok(())
}

pub(super) fn ico_xlsx(_sources: &Sources<'_>, _out: &mut dyn Write) -> io::Result<()> {
    Ok(())
}

pub(super) fn cnil_csv(_sources: &Sources<'_>, _out: &mut dyn Write) -> io::Result<()> {
    Ok(())
}

pub(super) fn cnil_xlsx(_sources: &Sources<'_>, _out: &mut dyn Write) -> io::Result<()> {
    Ok(())
}

pub(super) fn dpc_csv(_sources: &Sources<'_>, _out: &mut dyn Write) -> io::Result<()> {
    Ok(())
}

pub(super) fn dpc_xlsx(_sources: &Sources<'_>, _out: &mut dyn Write) -> io::Result<()> {
    Ok(())
}
