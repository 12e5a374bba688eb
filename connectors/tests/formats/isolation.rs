//! Processes that read risky formats: what becomes of a file whose reader crashes, runs away, or asks for
//! too much; and that the next file is read all the same.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use domesday_connectors::filesystem::{Reader, ReaderOptions};
use domesday_connectors::{Cancel, Content, Isolation, Kind, Limits, Object, Payload, Place};

use crate::read::{IS_READER, isolation, options};
use crate::support::{Recorder, Told};

/// No test: the entry of this program as a reader's process. What its variable says, it also does, as a
/// library would that has gone wrong.
#[test]
fn a_process_for_readers() {
    let Some(what) = std::env::var_os(IS_READER) else { return };
    let what = what.to_string_lossy().into_owned();
    if what != "1" {
        std::thread::spawn(move || misbehave(&what));
    }
    domesday_connectors::formats::serve();
}

fn misbehave(what: &str) {
    use rustix::process::{Resource, getrlimit};
    // Once the limits of a file hold, a file is being read.
    while getrlimit(Resource::Data).current.is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    match what {
        "abort" => std::process::abort(),
        "exit" => std::process::exit(7),
        "overflow" => drop(std::hint::black_box(deep(u64::MAX)).to_string()),
        "memory" => {
            let mut kept = Vec::new();
            loop {
                kept.push(vec![1u8; 16 << 20]);
            }
        }
        "spin" => loop {
            std::hint::spin_loop();
        },
        "sleep" => loop {
            // The socket stays open, and nothing is said.
            std::thread::sleep(Duration::from_secs(1));
        },
        other => panic!("{other}"),
    }
}

/// More stack than there is.
#[expect(unconditional_recursion, reason = "that is the point")]
fn deep(n: u64) -> u64 {
    std::hint::black_box([n; 64])[1] + deep(std::hint::black_box(n) - 1)
}

/// Bytes of the PDF.
const SIZE: u64 = 64 << 10;

/// A PDF whose bytes never come while its reader is in trouble.
#[derive(Debug)]
struct Slow {
    /// How often its first bytes were asked for: first by the one who tells what it is.
    asked: AtomicU32,
    /// How long the process waits for them.
    wait: Duration,
}

impl Object for Slow {
    fn size(&self) -> u64 {
        SIZE
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let head = b"%PDF-1.4\n";
        if offset == 0 {
            buffer.fill(b' ');
            buffer[..head.len()].copy_from_slice(head);
            if self.asked.fetch_add(1, Ordering::Relaxed) > 0 {
                std::thread::sleep(self.wait);
            }
        }
        Ok(buffer.len().min(SIZE.saturating_sub(offset) as usize))
    }
}

fn read(reader: &mut Reader, wait: Duration) -> Told {
    let place = Place::filesystem().item(b"slow.pdf");
    let payload =
        Payload { place, content: Content::Object(Arc::new(Slow { asked: AtomicU32::new(0), wait })) };
    let mut recorder = Recorder::default();
    let opened = reader.open(payload).unwrap();
    let outcome = reader.read(&opened, &mut recorder);
    assert!(!outcome.whole);
    assert_eq!(outcome.media_type, Some("application/pdf"));
    recorder.told
}

fn with(what: &str) -> ReaderOptions {
    let isolation = Isolation { variables: vec![(IS_READER.into(), what.into())], ..isolation() };
    let limits = Limits { time: Duration::from_secs(1), memory: 96 << 20, ..Limits::default() };
    ReaderOptions { isolation: Some(Arc::new(isolation)), limits, ..options() }
}

#[test]
fn what_goes_wrong_in_a_reader_costs_its_file() {
    for (what, reason, detail) in [
        ("abort", "parser_crash", "signal 6"),
        ("exit", "parser_crash", "status 7"),
        ("overflow", "parser_crash", "signal"),
        ("memory", "memory_limit", "96 MiB"),
        ("spin", "time_limit", "processor time"),
    ] {
        let mut reader = Reader::new(with(what));
        // Processor time is counted in whole seconds.
        let wait = Duration::from_secs(if what == "spin" { 12 } else { 1 });
        // Twice: the second file gets a new process.
        for _ in 0..2 {
            let told = read(&mut reader, wait);
            assert_eq!(told.reasons(), [reason], "{what}");
            assert!(told.gaps[0].detail.contains(detail), "{what}: {}", told.gaps[0].detail);
        }
    }
}

#[test]
fn a_process_that_cannot_be_started_is_a_gap() {
    let isolation = Isolation { program: "/nowhere/at/all".into(), ..isolation() };
    let mut reader = Reader::new(ReaderOptions { isolation: Some(Arc::new(isolation)), ..options() });
    assert_eq!(read(&mut reader, Duration::ZERO).reasons(), ["reader_failed"]);
}

#[test]
fn a_program_that_does_not_answer_is_a_crash() {
    let isolation = Isolation { program: "/bin/false".into(), arguments: Vec::new(), ..isolation() };
    let mut reader = Reader::new(ReaderOptions { isolation: Some(Arc::new(isolation)), ..options() });
    assert_eq!(read(&mut reader, Duration::ZERO).reasons(), ["parser_crash"]);
}

#[test]
fn an_interrupted_scan_does_not_wait_for_a_reader() {
    let cancel = Cancel::default();
    let mut reader = Reader::new(with("sleep")).stopped_by(cancel.clone());
    cancel.cancel();
    let place = Place::filesystem().item(b"x.pdf");
    let mut recorder = Recorder::default();
    let whole = reader.read_as(Kind::Pdf, &place, b"%PDF-1.4\n".to_vec(), &mut recorder);
    assert!(!whole);
    assert_eq!(recorder.told.reasons(), ["interrupted"]);
}
