//! PostgreSQL's protocol, as much as it takes to tell messages apart.
//! <https://www.postgresql.org/docs/current/protocol-message-formats.html>

use std::io::{self, Read, Write as _};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::socket::Broken;
use super::{Fault, Shared};

/// The requests for encryption that come instead of a start-up message; they are answered by one byte.
const ENCRYPTION: [u32; 2] = [80_877_103, 80_877_104];

/// The request to cancel a statement, on a connection of its own.
const CANCEL: u32 = 80_877_102;

/// What the two directions of a connection tell each other.
#[derive(Debug, Default)]
struct Talk {
    /// The client asked for encryption: the next answer is one byte.
    asked: AtomicBool,
    /// Both are encrypted from now on.
    opaque: AtomicBool,
}

/// Hands on both directions until one ends.
pub(super) fn serve(shared: &Arc<Shared>, client: &TcpStream, server: &TcpStream) -> io::Result<()> {
    let talk = Arc::new(Talk::default());
    let forward = {
        let (shared, talk) = (Arc::clone(shared), Arc::clone(&talk));
        let (client, server) = (client.try_clone()?, server.try_clone()?);
        move || {
            let done = from_client(&shared, &talk, &client, &server);
            // The server learns that the client is gone, and the other direction by that.
            drop((done, server.shutdown(Shutdown::Write)));
        }
    };
    std::thread::spawn(forward);
    let done = from_server(shared, &talk, client, server);
    // Both directions end with this one, also the thread that reads from the client.
    drop((server.shutdown(Shutdown::Both), client.shutdown(Shutdown::Read)));
    done
}

fn from_client(shared: &Shared, talk: &Talk, client: &TcpStream, server: &TcpStream) -> io::Result<()> {
    let mut started = false;
    loop {
        if talk.opaque.load(Ordering::SeqCst) {
            return io::copy(&mut { client }, &mut { server }).map(drop);
        }
        // Before the start there are messages without a type.
        let mut message = read_message(client, started)?;
        let body = &message[4 + usize::from(started)..];
        if !started {
            let code = body.first_chunk().map_or(0, |code| u32::from_be_bytes(*code));
            if ENCRYPTION.contains(&code) {
                talk.asked.store(true, Ordering::SeqCst);
                { server }.write_all(&message)?;
                // What comes next depends on the answer, which the other direction sees.
                while talk.asked.load(Ordering::SeqCst) {
                    std::thread::sleep(std::time::Duration::from_millis(1));
                    if shared.stopped() {
                        return Ok(());
                    }
                }
                continue;
            }
            started = code != CANCEL;
        } else if let Some(sql) = statement(message[0], body) {
            shared.log(&sql);
        }
        { server }.write_all(std::mem::take(&mut message).as_slice())?;
    }
}

/// The text of a statement: of a simple query, or one to be prepared, after its name.
fn statement(kind: u8, body: &[u8]) -> Option<String> {
    let mut strings = body.split(|b| *b == 0);
    let sql = match kind {
        b'Q' => strings.next()?,
        b'P' => strings.nth(1)?,
        _ => return None,
    };
    Some(String::from_utf8_lossy(sql).into_owned())
}

fn from_server(shared: &Shared, talk: &Talk, client: &TcpStream, server: &TcpStream) -> io::Result<()> {
    loop {
        if talk.asked.load(Ordering::SeqCst) {
            let mut answer = [0];
            { server }.read_exact(&mut answer)?;
            talk.opaque.store(matches!(answer[0], b'S' | b'G'), Ordering::SeqCst);
            // Before the client can go on: it does when it sees the answer.
            talk.asked.store(false, Ordering::SeqCst);
            { client }.write_all(&answer)?;
            continue;
        }
        let opaque = talk.opaque.load(Ordering::SeqCst);
        let mut message = match opaque {
            true => read_some(server)?,
            false => match first_byte(talk, server)? {
                None => continue,
                Some(()) => read_message(server, true)?,
            },
        };
        let kind = if opaque { '?' } else { char::from(message[0]) };
        let mut fault = shared.event(kind.encode_utf8(&mut [0; 4]));
        let content = if opaque { 0 } else { 5 };
        match &mut fault {
            Some(Fault::Delay(time)) => std::thread::sleep(*time),
            // The length stays right: what is wrong is the content.
            Some(Fault::Flip { at }) => *at = (*at + content).min(message.len() - 1),
            Some(Fault::Error { sqlstate }) => {
                { client }.write_all(&error(sqlstate))?;
                return client.shutdown(Shutdown::Write);
            }
            _ => {}
        }
        let mut broken = Broken { shared, client, fault, written: 0 };
        broken.write(&mut message)?;
        if broken.is_final() {
            return Err(broken.finish());
        }
    }
}

/// Waits until a message begins; `None` when the client asked for encryption meanwhile.
fn first_byte(talk: &Talk, server: &TcpStream) -> io::Result<Option<()>> {
    let mut byte = [0];
    if server.peek(&mut byte)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok((!talk.asked.load(Ordering::SeqCst)).then_some(()))
}

/// One message: its type, unless it has none, its length and its content.
fn read_message(mut from: impl Read, with_type: bool) -> io::Result<Vec<u8>> {
    let mut message = vec![0; 4 + usize::from(with_type)];
    from.read_exact(&mut message)?;
    let length = message.last_chunk().map_or(0, |length| u32::from_be_bytes(*length)) as usize;
    let head = message.len();
    message.resize(head + length.saturating_sub(4), 0);
    from.read_exact(&mut message[head..])?;
    Ok(message)
}

/// Whatever is there.
fn read_some(mut from: &TcpStream) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; 1 << 14];
    let got = from.read(&mut bytes)?;
    bytes.truncate(got);
    if got == 0 { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(bytes) }
}

/// An ErrorResponse that ends the connection.
fn error(sqlstate: &str) -> Vec<u8> {
    let fields = format!("SFATAL\0VFATAL\0C{sqlstate}\0Mterminating connection as planned\0\0");
    let mut message = vec![b'E'];
    message.extend((fields.len() as u32 + 4).to_be_bytes());
    message.extend(fields.as_bytes());
    message
}
