//! Sources of the configuration.

use crate::estate::{bare, postgres, store};
use crate::people;
use crate::support::{World, finish};

#[test]
fn a_source_is_scanned_by_its_name() {
    let world = World::new();
    let database = people::database(postgres(), "sources", 10);
    let bucket = store().create_bucket("sources").unwrap();
    store().put(&bucket, "people.csv", people::csv(10)).unwrap();
    world.write("store.secret", format!("{}\n", store().secret));
    world.write(
        "domesday.toml",
        format!(
            "[[source]]\nname = \"crm\"\ntargets = [\"{}?sslrootcert={}\"]\npassword-env = \"CRM_PASSWORD\"\n\
             [[source]]\nname = \"lake\"\ntargets = [\"s3://{bucket}\"]\naccess-key-id = \"{}\"\n\
             secret-access-key-file = \"store.secret\"\n\
             bucket = {{ endpoint-url = \"{}\", region = \"{}\" }}\n",
            postgres().url(&database),
            postgres().ca.display(),
            store().access_key,
            store().endpoint,
            store().region,
        ),
    );
    let scan = |sources: &[&str], password: Option<&str>| {
        let mut arguments = vec!["scan", "--format", "jsonl"];
        for source in sources {
            arguments.extend(["--source", source]);
        }
        let mut command = bare(&world, &arguments);
        if let Some(password) = password {
            command.env("CRM_PASSWORD", password);
        }
        finish(command.output().unwrap())
    };
    let ran = scan(&["crm", "lake"], Some(&postgres().password)).status(0);
    let emails = ran.of_type("finding").into_iter().filter(|f| f["category"] == "email-address");
    assert_eq!(emails.count(), 20);
    assert!(scan(&["crm"], None).status(2).err.contains("CRM_PASSWORD"));
    assert!(scan(&["crn"], None).status(2).err.contains("did you mean `crm`?"));
}
