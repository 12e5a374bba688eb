//! Rows on their way from the driver to the worker that decodes them.

use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio_postgres::{Client, CopyOutStream};

use crate::postgres::trouble::Trouble;
use crate::{Cancel, Reason};

/// Rows are handed over in lots of this size, in bytes: waking a thread costs as much as decoding some
/// hundred rows.
const LOT: usize = 128 * 1024;

/// How many lots may wait: with the one that is gathered, a megabyte is read ahead.
const LOTS: usize = 6;

/// How often a worker that waits for rows looks whether the scan was asked to stop.
const GLANCE: Duration = Duration::from_millis(100);

/// What a binary copy begins with (PostgreSQL's documentation, COPY, "Binary Format",
/// <https://www.postgresql.org/docs/current/sql-copy.html>), before two numbers of 32 bits.
const SIGNATURE: &[u8] = b"PGCOPY\n\xff\r\n\0";

/// The header: the signature, flags, and the length of an extension.
const HEADER: usize = SIGNATURE.len() + 8;

/// The rows of a statement, one message each.
pub(super) struct Rows {
    lots: mpsc::Receiver<Result<Vec<Bytes>, Trouble>>,
    lot: std::vec::IntoIter<Bytes>,
    is_first: bool,
    is_done: bool,
    handle: Handle,
    bytes: u64,
}

impl Rows {
    /// Starts `COPY (query) TO STDOUT (FORMAT binary)`.
    pub(super) fn start(handle: &Handle, client: &Client, query: &str) -> Result<Rows, Trouble> {
        let copy = format!("COPY ({query}) TO STDOUT (FORMAT binary)");
        let stream = handle.block_on(client.copy_out(&copy))?;
        let (sender, lots) = mpsc::channel(LOTS);
        handle.spawn(gather(stream, sender));
        Ok(Rows {
            lots,
            lot: Vec::new().into_iter(),
            is_first: true,
            is_done: false,
            handle: handle.clone(),
            bytes: 0,
        })
    }

    /// The next tuple; `None` after the last. Waits.
    pub(super) fn next(&mut self, cancel: &Cancel) -> Result<Option<Bytes>, Trouble> {
        loop {
            if let Some(message) = self.lot.next() {
                return self.tuple(message);
            }
            if self.is_done {
                return Ok(None);
            }
            if cancel.is_cancelled() {
                return Err(Trouble::interrupted());
            }
            let received =
                self.handle.block_on(async { tokio::time::timeout(GLANCE, self.lots.recv()).await });
            match received {
                Err(_) => {}
                Ok(Some(lot)) => self.lot = lot?.into_iter(),
                Ok(None) => self.is_done = true,
            }
        }
    }

    /// Bytes received so far.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The tuple of a message: the first has the header before it, the last holds the end alone.
    fn tuple(&mut self, mut message: Bytes) -> Result<Option<Bytes>, Trouble> {
        self.bytes += message.len() as u64;
        if std::mem::take(&mut self.is_first) {
            let extension = message.get(HEADER - 4..HEADER).and_then(|bytes| bytes.try_into().ok());
            let extension = extension.map(|bytes| u32::from_be_bytes(bytes) as usize);
            match extension {
                Some(extension) if message.starts_with(SIGNATURE) && message.len() >= HEADER + extension => {
                    drop(message.split_to(HEADER + extension));
                }
                _ => return Err(Trouble::new(Reason::Malformed, "what came is no binary copy")),
            }
            if message.is_empty() {
                return self.next(&Cancel::default());
            }
        }
        if message[..] == [0xff, 0xff] { self.next(&Cancel::default()) } else { Ok(Some(message)) }
    }
}

/// Gathers the messages of a copy into lots. The end is told by hanging up.
async fn gather(stream: CopyOutStream, sender: mpsc::Sender<Result<Vec<Bytes>, Trouble>>) {
    let mut stream = Box::pin(stream);
    let (mut lot, mut size) = (Vec::new(), 0);
    while let Some(message) = stream.next().await {
        match message {
            Ok(message) => {
                size += message.len();
                lot.push(message);
                if size < LOT {
                    continue;
                }
                let room = lot.len() + lot.len() / 8;
                if sender.send(Ok(std::mem::replace(&mut lot, Vec::with_capacity(room)))).await.is_err() {
                    return;
                }
                size = 0;
            }
            Err(error) => {
                // What came before the failure is told first: it need not be read again.
                if !lot.is_empty() && sender.send(Ok(lot)).await.is_err() {
                    return;
                }
                let _ = sender.send(Err(error.into())).await;
                return;
            }
        }
    }
    if !lot.is_empty() {
        let _ = sender.send(Ok(lot)).await;
    }
}
