//! HTTP/1.1, as much as it takes to tell requests and bodies apart. RFC 9112.
//! <https://www.rfc-editor.org/rfc/rfc9112>

use std::io::{self, BufRead, BufReader, Read, Write as _};
use std::net::TcpStream;

use super::socket::Broken;
use super::{Fault, Shared};

/// More than any head that a test needs.
const LONGEST_HEAD: usize = 1 << 20;

/// How the length of a body is told (RFC 9112, section 6).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    Length(u64),
    Chunked,
    UntilClosed,
}

/// A request or an answer up to its body.
struct Head {
    /// All of it, with the empty line.
    bytes: Vec<u8>,
    body: Option<Body>,
    continues: bool,
}

impl Head {
    /// Reads a head; `None` at the end of the connection.
    fn read(from: &mut impl BufRead) -> io::Result<Option<Head>> {
        let mut bytes = Vec::new();
        let mut head = Head { bytes: Vec::new(), body: None, continues: false };
        loop {
            let start = bytes.len();
            from.by_ref().take(LONGEST_HEAD as u64).read_until(b'\n', &mut bytes)?;
            let line = String::from_utf8_lossy(&bytes[start..]).trim_end().to_ascii_lowercase();
            if bytes.len() == start || bytes.len() > LONGEST_HEAD {
                return Ok(None);
            }
            match line.split_once(':') {
                _ if line.is_empty() => break,
                Some(("content-length", length)) if head.body != Some(Body::Chunked) => {
                    head.body = length.trim().parse().ok().map(Body::Length);
                }
                Some(("transfer-encoding", coding)) if coding.contains("chunked") => {
                    head.body = Some(Body::Chunked);
                }
                Some(("expect", what)) if what.contains("100-continue") => head.continues = true,
                _ => {}
            }
        }
        head.bytes = bytes;
        Ok(Some(head))
    }

    /// The first line.
    fn line(&self) -> String {
        let line = self.bytes.split(|b| *b == b'\n').next().unwrap_or_default();
        String::from_utf8_lossy(line).trim_end().to_owned()
    }

    /// The status of an answer.
    fn status(&self) -> u16 {
        self.line().split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
    }
}

/// Serves requests, one after the other, until the connection ends.
pub(super) fn serve(shared: &Shared, client: &TcpStream, server: &TcpStream) -> io::Result<()> {
    let mut from_client = BufReader::new(client);
    let mut from_server = BufReader::with_capacity(1 << 16, server);
    while let Some(request) = Head::read(&mut from_client)? {
        let line = request.line();
        let what = line.rsplit_once(' ').map_or(line.as_str(), |(what, _)| what);
        shared.log(what);
        let fault = shared.event(what);
        if request.continues {
            { client }.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        let mut broken = Broken { shared, client, fault: fault.clone(), written: 0 };
        match fault {
            Some(Fault::Answer { status, code }) => {
                // The body of the request is of no interest to anyone.
                pass(request.body, &mut from_client, &mut |_| Ok(()))?;
                answer(client, what, status, code)?;
                continue;
            }
            Some(Fault::Reset { after: 0 } | Fault::Cut { after: 0 } | Fault::Stall { after: 0 }) => {
                return Err(broken.finish());
            }
            Some(Fault::Delay(time)) => std::thread::sleep(time),
            _ => {}
        }
        { server }.write_all(&request.bytes)?;
        pass(request.body, &mut from_client, &mut |bytes| { server }.write_all(bytes))?;
        let response = loop {
            let Some(head) = Head::read(&mut from_server)? else { return Ok(()) };
            // Interim answers are for this proxy, which has answered for itself.
            if !(100..200).contains(&head.status()) {
                break head;
            }
        };
        { client }.write_all(&response.bytes)?;
        let bodiless = what.starts_with("HEAD ") || matches!(response.status(), 204 | 304);
        let body = if bodiless { None } else { Some(response.body.unwrap_or(Body::UntilClosed)) };
        if let (Some(Fault::Flip { at }), Some(Body::Length(length))) = (&mut broken.fault, body) {
            *at = (*at).min(usize::try_from(length).unwrap_or(usize::MAX).saturating_sub(1));
        }
        pass(body, &mut from_server, &mut |bytes| broken.write(bytes))?;
        if broken.is_final() || body == Some(Body::UntilClosed) {
            return Err(broken.finish());
        }
    }
    Ok(())
}

/// Hands on a body, with what frames it.
fn pass(
    body: Option<Body>,
    from: &mut impl BufRead,
    to: &mut dyn FnMut(&mut [u8]) -> io::Result<()>,
) -> io::Result<()> {
    match body {
        None => Ok(()),
        Some(Body::Length(length)) => copy(length, from, to).map(drop),
        Some(Body::UntilClosed) => copy(u64::MAX, from, to).map(drop),
        Some(Body::Chunked) => loop {
            let mut line = Vec::new();
            from.read_until(b'\n', &mut line)?;
            let text = String::from_utf8_lossy(&line).into_owned();
            to(&mut line)?;
            let size = text.split(';').next().unwrap_or_default().trim();
            let size = u64::from_str_radix(size, 16).map_err(|_| io::ErrorKind::InvalidData)?;
            if size > 0 {
                copy(size + 2, from, to)?;
                continue;
            }
            // Trailers, up to the empty line.
            let mut line = Vec::new();
            while from.read_until(b'\n', &mut line)? > 2 {
                to(&mut std::mem::take(&mut line))?;
            }
            return to(&mut line);
        },
    }
}

/// Hands on so many bytes, or fewer at the end of the connection.
fn copy(
    length: u64,
    from: &mut impl Read,
    to: &mut dyn FnMut(&mut [u8]) -> io::Result<()>,
) -> io::Result<u64> {
    let mut buffer = vec![0; 1 << 16];
    let mut done = 0;
    while done < length {
        let most = usize::try_from(length - done).unwrap_or(usize::MAX).min(buffer.len());
        let got = from.read(&mut buffer[..most])?;
        if got == 0 {
            break;
        }
        to(&mut buffer[..got])?;
        done += got as u64;
    }
    Ok(done)
}

/// An error as S3 gives it. <https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html>
fn answer(mut client: &TcpStream, what: &str, status: u16, code: &str) -> io::Result<()> {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>as planned</Message>\
         <RequestId>0</RequestId></Error>"
    );
    let head = format!(
        "HTTP/1.1 {status} Planned\r\nContent-Type: application/xml\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    client.write_all(head.as_bytes())?;
    if what.starts_with("HEAD ") { Ok(()) } else { client.write_all(body.as_bytes()) }
}
