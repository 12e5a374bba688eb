//! Mailboxes.

use crate::read::read;

#[test]
fn messages_are_numbered() {
    let mailbox = "From jane@example.com Mon Jan  1 00:00:00 2024\nSubject: one\n\ntext one\n>From here on\n>>From there\n\
        From what I hear, no new message\n\nFrom now on, neither\n\n\
        From joe@example.com Tue Jan  2 00:00:00 2024\nSubject: two\n\ntext two\n\n\
        From - Wed Jan 03 00:00:00 2024\n\n\
        From joe@example.com Tue Jan  2 00:00:00 2024\nX-Odd: only this\n\nlast";
    for line_end in ["\n", "\r\n"] {
        let file = read("in.mbox", mailbox.replace('\n', line_end).as_bytes());
        assert_eq!(file.gaps(), []);
        assert_eq!(file.outcome.media_type, Some("application/mbox"));
        assert_eq!(file.column("!/1", "#col=Subject"), ["one"]);
        let text =
            "text one\nFrom here on\n>From there\nFrom what I hear, no new message\n\nFrom now on, neither";
        assert_eq!(file.text("!/1").replace("\r\n", "\n").trim(), text);
        assert_eq!(file.column("!/2", "#col=Subject"), ["two"]);
        assert_eq!(file.text("!/2").trim(), "text two");
        assert_eq!(file.column("!/4", "#col=X-Odd"), ["only this"]);
        assert_eq!(file.text("!/4").trim(), "last");
        assert_eq!(file.places.len(), 3);
    }
}

#[test]
fn a_message_beyond_the_bound_is_a_gap() {
    let mut mailbox = b"From a Mon Jan  1 00:00:00 2024\nSubject: long\n\n".to_vec();
    mailbox.extend(std::iter::repeat_n(*b"0123456789abcde\n", (25 << 20) / 16).flatten());
    mailbox.extend_from_slice(b"\nFrom b Mon Jan  1 00:00:01 2024\nSubject: short\n\nx\n");
    let file = read("in.mbox", &mailbox);
    assert_eq!(file.gaps(), [("!/1".to_owned(), "limit".to_owned())]);
    assert_eq!(file.text("!/1").len(), (24 << 20) - "Subject: long\n\n".len());
    assert_eq!(file.column("!/2", "#col=Subject"), ["short"]);
}
