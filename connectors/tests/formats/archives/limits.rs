//! Limits of a unit, and what is kept while members are read.

use super::Member;
use super::make::{gzip, tar, zip};
use crate::read::{read, read_within};
use domesday_connectors::Limits;

fn texts(count: usize) -> Vec<(String, Vec<u8>)> {
    (0..count).map(|n| (format!("{n}.txt"), format!("text {n}").into_bytes())).collect()
}

/// Archives of `count` members each.
fn archives(count: usize) -> [(&'static str, Vec<u8>); 2] {
    let texts = texts(count);
    let members: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_slice())).collect();
    let zipped: Vec<Member> = texts.iter().map(|(name, text)| Member::deflated(name, text)).collect();
    [("a.tar.gz", gzip(&tar(&members))), ("a.zip", zip(&zipped, b""))]
}

#[test]
fn members_beyond_the_limit_are_one_gap() {
    for (name, bytes) in archives(30) {
        let file = read_within(name, &bytes, Limits { members: 10, ..Limits::default() });
        assert_eq!(file.gaps(), [(String::new(), "member_limit".to_owned())], "{name}");
        assert_eq!(file.places.len(), 10, "{name}");
        assert!(!file.outcome.whole, "{name}");
    }
}

#[test]
fn depth_counts_archives_and_streams() {
    let inner = zip(&[Member::stored("a.txt", b"inner")], b"");
    let bytes = gzip(&tar(&[("a.zip", &inner), ("b.txt", b"outer")]));
    for (depth, gaps) in
        [(0, vec![""]), (1, vec!["!/a.zip", "!/b.txt"]), (2, vec!["!/a.zip!/a.txt"]), (3, vec![])]
    {
        let file = read_within("a.tar.gz", &bytes, Limits { depth, ..Limits::default() });
        let expected: Vec<(String, String)> =
            gaps.iter().map(|place| ((*place).to_owned(), "depth_limit".to_owned())).collect();
        assert_eq!(file.gaps(), expected, "depth {depth}");
    }
}

#[test]
fn members_that_do_not_fit_memory_are_kept_in_a_file() {
    let inner =
        zip(&texts(20).iter().map(|(name, text)| Member::stored(name, text)).collect::<Vec<_>>(), b"");
    let bytes = gzip(&tar(&[("inner.zip", &inner), ("next.txt", b"next")]));
    let file = read_within("a.tar.gz", &bytes, Limits { spool: 500, ..Limits::default() });
    assert_eq!((file.gaps(), file.places.len()), (vec![], 22));
    assert_eq!(
        (file.text("!/inner.zip!/19.txt"), file.text("!/next.txt")),
        ("text 19".into(), "next".into())
    );
}

#[test]
fn what_came_of_a_member_that_is_cut_off_is_read() {
    let inner =
        zip(&texts(20).iter().map(|(name, text)| Member::stored(name, text)).collect::<Vec<_>>(), b"");
    let bytes = tar(&[("inner.zip", &inner)]);
    for spool in [500, 1 << 20] {
        let cut = &bytes[..512 + inner.len() / 2];
        let file = read_within("a.tar", cut, Limits { spool, ..Limits::default() });
        assert_eq!(file.text("!/inner.zip!/5.txt"), "text 5");
        let reasons: Vec<String> = file.gaps().into_iter().map(|(_, reason)| reason).collect();
        assert!(reasons.len() >= 2 && reasons.iter().all(|reason| reason == "malformed"), "{reasons:?}");
    }
}

#[test]
fn what_grows_by_what_it_should_is_no_bomb() {
    let text = b"The same line again and again.\n".repeat(1 << 20);
    let file = read("a.txt.gz", &gzip(&text));
    assert_eq!((file.gaps(), file.text("").len()), (vec![], text.len()));
}
