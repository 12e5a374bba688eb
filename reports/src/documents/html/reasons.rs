//! Why something was not read, in words, and what people can do about it.

/// What a reason means: its id, what happened, what to do; and whether content may have been missed.
pub(super) struct Meaning {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) remedy: &'static str,
    pub(super) hides: bool,
}

/// The meaning of a reason, by its id with or without an argument (`unsupported_format(image/png)`).
pub(super) fn meaning(reason: &str) -> Option<&'static Meaning> {
    let id = reason.split('(').next().unwrap_or(reason);
    MEANINGS.iter().find(|meaning| meaning.id == id)
}

macro_rules! meanings {
    ($($id:literal $hides:literal $title:literal $remedy:literal;)*) => {
        /// In the order of `domesday_connectors::Reason`, whose ids these are.
        const MEANINGS: &[Meaning] = &[$(Meaning { id: $id, hides: $hides, title: $title, remedy: $remedy },)*];
    };
}

meanings! {
    "unsupported_format" true "No reader for this format" "Look at a few by hand, or convert them.";
    "permission_denied" true "Access refused" "Let the account of the scan read them, then scan again.";
    "vanished" true "Gone before it was read" "Scan again; work files come and go.";
    "changed_while_read" true "Changed while it was read" "Scan again when less is written to it.";
    "io_error" true "The device or network failed" "Check the device, then scan again.";
    "list_failed" true "Could not be listed: what is below is unknown"
        "Let the account of the scan list it, then scan again.";
    "not_a_file" false "No stored data (socket, pipe, device)" "Nothing.";
    "symbolic_link" false "A link that was not followed" "Nothing, where its target is in the scan.";
    "already_read" false "A second name of what was read" "Nothing.";
    "partial" true "Only a part was read" "See the detail; scan it again alone.";
    "malformed" true "Breaks the rules of its format" "Open it by hand; restore it where it is damaged.";
    "encrypted" true "Encrypted or protected by a password" "Ask its owner what it holds; scan an open copy.";
    "limit" true "A limit of the configuration was reached" "Raise the limit in domesday.toml.";
    "archived" true "In an archive class of the store" "Restore it, or enter it in the register.";
    "key_denied" true "Encrypted under a key that the scan may not use" "Allow the account to decrypt with the key.";
    "customer_key" true "Encrypted under a key that only the customer holds" "Ask the owner of the key what it holds.";
    "throttled" true "The server asked to slow down" "Scan again at a quieter time.";
    "corrupted" true "Arrived damaged or cut off" "Scan again; check the stored copy.";
    "timed_out" true "Took longer than allowed" "Scan again, or raise the time limit.";
    "connection_lost" true "The connection was lost" "Scan again.";
    "row_security" true "Row security would have left out rows" "Scan with a role that sees all rows.";
    "sampled" true "Only a random sample was read" "Read a larger sample (`--until`), or all of it.";
    "not_requested" true "Read on request only" "Name it as a target where it belongs to the estate.";
    "view" false "A view of tables that were read" "Nothing.";
    "delete_marker" false "A marker of a deleted object" "Nothing.";
    "interrupted" true "The scan was stopped before" "Run the scan again: it resumes.";
    "partial_text" true "Only a part of its text can be told" "Look at it by hand.";
    "image_only_no_ocr" true "A picture of text" "Scan with recognition of characters (`--ocr`), or look at it.";
    "depth_limit" true "Containers nested too deep" "Raise the depth limit in domesday.toml.";
    "ratio_limit" true "Grows beyond measure when unpacked" "Make sure that it is no attack; unpack it by hand.";
    "member_limit" true "Too many members in a container" "Raise the member limit in domesday.toml.";
    "overlapping_members" true "A container whose members share bytes" "Make sure that it is no attack.";
    "time_limit" true "Reading took too much time" "Raise the time limit in domesday.toml.";
    "memory_limit" true "Reading took too much memory" "Raise the memory limit, or look at it by hand.";
    "parser_crash" true "Its reader crashed" "Report it, with a file that holds no personal data.";
    "reader_failed" true "Its reader failed" "Report it, with a file that holds no personal data.";
}

#[cfg(test)]
mod tests {
    use domesday_connectors::Reason;

    use super::*;

    #[test]
    fn reasons_mean_what_the_connectors_say() {
        for reason in [
            Reason::UnsupportedFormat("image/png".to_owned()),
            Reason::SymbolicLink,
            Reason::AlreadyRead,
            Reason::NotAFile,
            Reason::View,
            Reason::DeleteMarker,
            Reason::ImageOnly,
            Reason::ReaderFailed,
        ] {
            let meaning = meaning(&reason.to_string()).unwrap();
            assert_eq!((meaning.id, meaning.hides), (reason.id(), reason.hides_content()));
        }
        assert_eq!(MEANINGS.len(), 36);
        assert!(meaning("unheard_of").is_none());
    }
}
