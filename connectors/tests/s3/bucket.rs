//! A bucket in memory that answers as S3 does.

use std::collections::BTreeMap;
use std::sync::Mutex;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::server::{Reply, Request};

/// An object.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    pub(crate) body: Vec<u8>,
    pub(crate) tag: String,
    pub(crate) class: &'static str,
    pub(crate) modified: &'static str,
}

impl Stored {
    pub(crate) fn new(body: impl Into<Vec<u8>>) -> Stored {
        let body = body.into();
        let tag = format!("\"tag-{}-1\"", body.len());
        Stored { body, tag, class: "STANDARD", modified: "2024-05-06T07:08:09.000Z" }
    }
}

/// The bucket.
pub(crate) struct Bucket {
    pub(crate) objects: Mutex<BTreeMap<String, Stored>>,
    /// Keys in a page.
    pub(crate) page: usize,
}

impl Bucket {
    pub(crate) fn new<K: Into<String>>(objects: impl IntoIterator<Item = (K, Stored)>) -> Bucket {
        let objects = objects.into_iter().map(|(key, object)| (key.into(), object)).collect();
        Bucket { objects: Mutex::new(objects), page: 1000 }
    }

    pub(crate) fn put(&self, key: &str, object: Stored) {
        self.objects.lock().unwrap().insert(key.to_owned(), object);
    }

    pub(crate) fn answer(&self, request: &Request) -> Reply {
        match request.is_list() {
            true => self.list(request),
            false => self.get(request),
        }
    }

    fn list(&self, request: &Request) -> Reply {
        let objects = self.objects.lock().unwrap();
        let query = |name: &str| request.query.get(name).cloned().unwrap_or_default();
        let (prefix, after) = (query("prefix"), query("continuation-token"));
        let mut contents = String::new();
        let mut last = None;
        let mut more = false;
        let behind = objects.iter().filter(|(key, _)| key.starts_with(&prefix) && **key > after);
        for (count, (key, object)) in behind.enumerate() {
            if count == self.page {
                more = true;
                break;
            }
            contents.push_str(&format!(
                "<Contents><Key>{}</Key><LastModified>{}</LastModified><ETag>{}</ETag><Size>{}</Size>\
                 <StorageClass>{}</StorageClass></Contents>",
                encoded(key),
                object.modified,
                object.tag.replace('"', "&quot;"),
                object.body.len(),
                object.class
            ));
            last = Some(key.clone());
        }
        let next = match (more, last) {
            (true, Some(last)) => {
                format!("<NextContinuationToken>{}</NextContinuationToken>", escaped(&last))
            }
            _ => String::new(),
        };
        let body = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult><EncodingType>url</EncodingType>\
             <IsTruncated>{more}</IsTruncated>{contents}{next}</ListBucketResult>"
        );
        Reply::new(200, body).header("content-type", "application/xml")
    }

    fn get(&self, request: &Request) -> Reply {
        let objects = self.objects.lock().unwrap();
        let Some(object) = objects.get(request.key()) else {
            return Reply::error(404, "NoSuchKey", "The specified key does not exist.");
        };
        if request.header("if-match").is_some_and(|tag| tag != object.tag) {
            return Reply::error(
                412,
                "PreconditionFailed",
                "At least one of the pre-conditions did not hold",
            );
        }
        let size = object.body.len();
        let reply = |status, body: &[u8]| {
            Reply::new(status, body).header("etag", object.tag.clone()).header("accept-ranges", "bytes")
        };
        let Some(range) = request.header("range") else { return reply(200, &object.body) };
        let (start, end) = range.strip_prefix("bytes=").unwrap().split_once('-').unwrap();
        let start: usize = start.parse().unwrap();
        let end = end.parse().map_or(size, |end: usize| (end + 1).min(size));
        if start >= size {
            return Reply::error(416, "InvalidRange", "The requested range is not satisfiable");
        }
        reply(206, &object.body[start..end])
            .header("content-range", format!("bytes {start}-{}/{size}", end - 1))
    }
}

/// As in a form: what S3 does when it is asked for `encoding-type=url`.
pub(crate) fn encoded(key: &str) -> String {
    utf8_percent_encode(key, NON_ALPHANUMERIC).to_string().replace("%20", "+").replace("%2F", "/")
}

fn escaped(text: &str) -> String {
    text.chars().map(|c| format!("&#{};", c as u32)).collect()
}
