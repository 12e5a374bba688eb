//! Connections that end badly.

use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use super::{Fault, Shared};

/// Sends RST instead of an orderly end when the connection is closed: nothing more that was sent need arrive.
pub(super) fn reset(socket: &TcpStream) -> io::Result<()> {
    socket2::SockRef::from(socket).set_linger(Some(Duration::ZERO))
}

/// Holds a connection open without a word until the client gives up.
fn stall(shared: &Shared, client: &TcpStream) -> io::Result<()> {
    client.set_read_timeout(Some(Duration::from_millis(50)))?;
    let mut ignored = [0; 4096];
    while !shared.stopped() {
        match { client }.read(&mut ignored) {
            Ok(0) => break,
            Err(error) if !matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => {
                break;
            }
            _ => {}
        }
    }
    Ok(())
}

/// The stream of bytes to the client, of which only so many arrive.
pub(super) struct Broken<'b> {
    pub(super) shared: &'b Shared,
    pub(super) client: &'b TcpStream,
    pub(super) fault: Option<Fault>,
    /// Bytes that were written so far.
    pub(super) written: usize,
}

impl Broken<'_> {
    /// Writes on. An error when the connection is to be over.
    pub(super) fn write(&mut self, bytes: &mut [u8]) -> io::Result<()> {
        let end = self.written + bytes.len();
        match &self.fault {
            Some(Fault::Reset { after } | Fault::Cut { after } | Fault::Stall { after }) if *after < end => {
                let rest = after.saturating_sub(self.written);
                { self.client }.write_all(&bytes[..rest])?;
                self.written += rest;
                return Err(self.finish());
            }
            Some(Fault::Flip { at }) if (self.written..end).contains(at) => bytes[at - self.written] ^= 1,
            _ => {}
        }
        self.written = end;
        { self.client }.write_all(bytes)
    }

    /// What is to happen once no more bytes come; the error that ends the connection.
    pub(super) fn finish(&self) -> io::Error {
        let ended = match self.fault {
            Some(Fault::Reset { .. }) if self.written > 0 => {
                // Let arrive what is to arrive: a reset discards what was not read yet.
                std::thread::sleep(Duration::from_millis(5));
                reset(self.client)
            }
            Some(Fault::Reset { .. }) => reset(self.client),
            Some(Fault::Stall { .. }) => stall(self.shared, self.client),
            _ => self.client.shutdown(Shutdown::Write),
        };
        ended.err().unwrap_or_else(|| io::ErrorKind::ConnectionAborted.into())
    }

    /// Whether the fault ends the connection.
    pub(super) fn is_final(&self) -> bool {
        matches!(self.fault, Some(Fault::Reset { .. } | Fault::Cut { .. } | Fault::Stall { .. }))
    }
}
