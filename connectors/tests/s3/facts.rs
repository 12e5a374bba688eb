//! What a bucket says of its objects.

use domesday_connectors::{Context, Exposure, Facts, Scope};

use crate::bucket::{Bucket, Stored};
use crate::server::{Reply, Request};
use crate::support::{list, one, options, serve, target, with};

/// The answer to a question about the bucket, by the member of the query that asks it.
type Answer = (&'static str, &'static str);

const POLICY: &str = r#"{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}}"#;
const STATUS: &str = "<PolicyStatus><IsPublic>true</IsPublic></PolicyStatus>";
const BLOCK: &str = "<PublicAccessBlockConfiguration><IgnorePublicAcls>true</IgnorePublicAcls>\
    <RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>";
const ACL: &str = "<AccessControlPolicy><AccessControlList><Grant>\
    <Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"Group\">\
    <URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee><Permission>WRITE</Permission>\
    </Grant></AccessControlList></AccessControlPolicy>";

const ENCRYPTED: &str = "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>\
    <SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>";

fn about_bucket(request: &Request, answers: &[Answer]) -> Option<Reply> {
    if request.is_list() || !request.key().is_empty() {
        return None;
    }
    if request.method == "HEAD" {
        return Some(Reply::new(200, "").header("x-amz-bucket-region", "eu-central-1"));
    }
    let answer = answers.iter().find(|(question, _)| request.query.contains_key(*question));
    Some(match answer {
        Some((_, code @ "ServerSideEncryptionConfigurationNotFoundError")) => Reply::error(404, code, "none"),
        Some((_, body)) => Reply::new(200, *body),
        None => Reply::error(403, "AccessDenied", "no"),
    })
}

fn facts(answers: &'static [Answer], unsigned: bool) -> (Facts, usize) {
    let (server, _) = serve(Bucket::new([("x", Stored::new("x")), ("y", Stored::new("y"))]), |request| {
        about_bucket(request, answers)
    });
    let mut s3 = options(&server);
    if unsigned {
        (s3.unsigned, s3.access_key) = (true, None);
    }
    let connector = with(&target("s3://lake", s3), &Context::default());
    let (units, gaps) = list(&*connector, &Scope::default());
    assert!(gaps.is_empty());
    let before = server.requests().len();
    let facts = connector.facts(&units[0]).unwrap();
    let asked = server.requests().len() - before;
    assert_eq!(connector.facts(&units[1]), Some(facts.clone()));
    assert_eq!(server.requests().len(), before + asked, "asked once a bucket");
    assert!(server.requests().iter().all(|request| matches!(&*request.method, "GET" | "HEAD")));
    assert_eq!(connector.requests_sent(), server.requests().len() as u64);
    (facts, asked)
}

#[test]
fn who_can_get_at_a_bucket_is_told() {
    use Exposure::{PublicRead, PublicWrite, Unencrypted};
    let cases: [(&[Answer], bool, &[Exposure], usize); 9] = [
        // Everything is refused: that is no gap.
        (&[], false, &[], 5),
        (&[], true, &[PublicRead], 5),
        (&[("policyStatus", "<PolicyStatus><IsPublic>false</IsPublic></PolicyStatus>")], false, &[], 4),
        (&[("policyStatus", STATUS)], false, &[PublicRead], 6),
        (&[("policy", POLICY)], false, &[PublicRead], 6),
        (&[("policyStatus", STATUS), ("policy", POLICY), ("acl", ACL)], false, &[PublicRead, PublicWrite], 6),
        (&[("policyStatus", STATUS), ("acl", ACL), ("publicAccessBlock", BLOCK)], false, &[], 6),
        (&[("encryption", "ServerSideEncryptionConfigurationNotFoundError")], false, &[Unencrypted], 5),
        (&[("encryption", ENCRYPTED)], false, &[], 5),
    ];
    for (answers, unsigned, expected, requests) in cases {
        let (facts, asked) = facts(answers, unsigned);
        assert_eq!((&*facts.exposure, asked), (expected, requests), "{answers:?}");
        assert_eq!(facts.region.as_deref(), Some("eu-central-1"));
        assert!(facts.modified.is_some());
    }
}

#[test]
fn nothing_is_asked_where_nobody_wants_to_know() {
    let (server, _) = serve(Bucket::new([("x", Stored::new("x"))]), |_| None);
    let connector = one(&server, "s3://lake");
    assert_eq!(list(&*connector, &Scope::default()).0.len(), 1);
    assert_eq!(server.requests().len(), 2);
}
