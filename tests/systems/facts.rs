//! What systems say of tables, objects and files stands in the inventory; so do persons who must not be there.

use domesday_test_servers::block_on;
use rusqlite::Connection;

use crate::estate::{postgres, run, store};
use crate::people;
use crate::support::World;

fn rows(world: &World, query: &str) -> Vec<String> {
    let connection = Connection::open(world.path("work").join("i.sqlite")).unwrap();
    let mut statement = connection.prepare(query).unwrap();
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn facts_come_from_the_systems_into_the_inventory() {
    let world = World::new();
    let database = people::database(postgres(), "facts", 40);
    postgres()
        .psql(
            &database,
            "CREATE TABLE orders (id int PRIMARY KEY, person int REFERENCES people, placed timestamptz, born date);
             INSERT INTO orders SELECT i, i, timestamptz '2021-03-04 12:00+00' + i * interval '1 day', '1980-01-01'
                 FROM generate_series(1, 40) i;
             GRANT SELECT ON orders TO PUBLIC",
        )
        .unwrap();
    let bucket = store().create_bucket("facts").unwrap();
    store().put(&bucket, "people.csv", people::csv(40)).unwrap();
    let path = world.write("files/people.csv", people::csv(40));
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o646);
    std::fs::set_permissions(&path, mode).unwrap();
    world.write("domesday.toml", "");
    world.write("register.toml", "[[suppression]]\nname = \"objected\"\nfile = \"objected.txt\"\n");
    world.write("objected.txt", "# of last week\nANTON.kestrel1@lumenfield-studio.nl\n+49 30 90181002\n");
    let (table, object) = (postgres().url(&database), format!("s3://{bucket}"));
    run(&world, &["scan", "--inventory", "i.sqlite", "--format", "json", &table, &object, "files"]).status(0);
    let orders = "substr(c.place, -7) = '/orders'";
    for (query, expected) in [
        (
            format!(
                "SELECT json_array(substr(f.place, instr(f.place, '#')), declared_type, primary_key, is_unique, \
                 oldest, newest) FROM field f JOIN collection c ON c.id = f.collection WHERE {orders} ORDER BY f.id"
            ),
            vec![
                r##"["#col=born","date",0,0,null,null]"##,
                r##"["#col=id","integer",1,1,null,null]"##,
                r##"["#col=person","integer",0,0,null,null]"##,
                r##"["#col=placed","timestamp with time zone",0,0,"2021-03-05","2021-04-13"]"##,
            ],
        ),
        (
            "SELECT substr(target, -19) FROM reference".to_owned(),
            vec!["/public/people#col=id"[2..].to_owned().leak()],
        ),
        (format!("SELECT json_array(records, modified) FROM collection c WHERE {orders}"), vec!["[40,null]"]),
        (
            "SELECT exposure FROM exposure JOIN collection c ON c.id = collection WHERE place LIKE 'postgresql%'"
                .to_owned(),
            vec!["granted-to-public"],
        ),
        (
            "SELECT exposure FROM exposure JOIN collection c ON c.id = collection WHERE place LIKE 'file%' \
             AND place LIKE '%people.csv' ORDER BY 1"
                .to_owned(),
            vec!["world-readable", "world-writable"],
        ),
        (
            "SELECT category || ' ' || suppressed || ' ' || substr(place, 1, 4) FROM category_tally t JOIN field f \
             ON f.id = t.field WHERE suppressed > 0 ORDER BY 1"
                .to_owned(),
            vec![
                "email-address 1 file",
                "email-address 1 post",
                "email-address 1 s3:/",
                "phone-number 1 file",
                "phone-number 1 post",
                "phone-number 1 s3:/",
            ],
        ),
    ] {
        assert_eq!(rows(&world, &query), expected, "{query}");
    }
    let today = humantime::format_rfc3339_seconds(std::time::SystemTime::now()).to_string();
    let changed = "SELECT modified FROM collection WHERE place LIKE 's3%' OR place LIKE '%people.csv'";
    assert!(rows(&world, changed).iter().all(|day| today.starts_with(&**day)), "{today}");
    // The object has not changed: what is known of it is taken over, with what the bucket says now.
    let anyone = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
        "Action": "s3:GetObject", "Resource": "arn:aws:s3:::BUCKET/*"}]}"#
        .replace("BUCKET", &bucket);
    block_on(store().client().put_bucket_policy().bucket(&bucket).policy(anyone).send()).unwrap().unwrap();
    let again = run(&world, &["scan", "--inventory", "i.sqlite", "--format", "json", &object]).status(0);
    assert!(again.out.contains("\"unchanged\": 1"), "{}", again.out);
    let exposed =
        "SELECT exposure FROM exposure JOIN collection c ON c.id = collection WHERE place LIKE 's3%'";
    assert_eq!(rows(&world, exposed), ["public-read", "unencrypted"]);
    // Another list: what was counted under the first says nothing.
    world.write("objected.txt", "");
    let read = run(&world, &["scan", "--inventory", "i.sqlite", "--format", "json", &object]).status(0);
    assert!(read.out.contains("\"unchanged\": 0"), "{}", read.out);
    assert!(
        rows(
            &world,
            "SELECT category FROM category_tally t JOIN field f ON f.id = t.field \
        WHERE suppressed > 0 AND place LIKE 's3%'"
        )
        .is_empty()
    );
}
