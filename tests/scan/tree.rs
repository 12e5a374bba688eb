//! A small tree of every kind of file.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// Files of every format, nested, with values that are known.
pub(crate) fn tree() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for path in ["a", "a/deep/er", "b", ".hidden"] {
        fs::create_dir_all(root.join(path)).unwrap();
    }
    write(root, "a/notes.txt", "Call Jane at +49 30 901820 or jane.roe@orbit-films.com\nfrom 83.149.9.216\n");
    write(
        root,
        "a/people.csv",
        "id,email,phone,card\n1,a.b@orbit-films.com,+44 20 7183 8750,4518147843480456\n2,c.d@orbit-films.com,,\n",
    );
    write(
        root,
        "a/deep/events.jsonl",
        "{\"user\":{\"email\":\"x@orbit-films.com\"},\"ip\":\"83.149.9.217\"}\n{\"user\":{\"email\":\"y@orbit-films.com\"},\"ip\":null}\n",
    );
    write(root, "a/deep/er/config.json", "{\"owner\": {\"mail\": \"z@orbit-films.com\"}, \"n\": [1, 2, 3]}");
    write(root, ".hidden/iban", "DE66 1001 0010 0123 4567 93\n");
    write(root, "b/empty", "");
    write(root, "b/jane@orbit-films.com.txt", "nothing here\n");
    fs::write(root.join("b/latin1.txt"), b"M\xfcller, mueller@orbit-films.com, Stra\xdfe\n").unwrap();
    fs::write(root.join("b/song.ogg"), b"OggS\0\x02\0\0").unwrap();
    let utf16: Vec<u8> = "\u{feff}q@orbit-films.com\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(root.join("b/utf16.txt"), utf16).unwrap();
    std::os::unix::fs::symlink("notes.txt", root.join("a/link")).unwrap();
    fs::hard_link(root.join("a/notes.txt"), root.join("b/again.txt")).unwrap();
    folder
}

fn write(root: &Path, path: &str, text: &str) {
    fs::write(root.join(path), text).unwrap();
}
