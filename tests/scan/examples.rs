//! The examples of the library, run.

#[allow(dead_code, unreachable_pub)]
#[path = "../../examples/custom_detector.rs"]
mod custom_detector;
#[allow(dead_code, unreachable_pub)]
#[path = "../../examples/scan_directory.rs"]
mod scan_directory;
#[allow(dead_code, unreachable_pub)]
#[path = "../../examples/scan_string.rs"]
mod scan_string;

use std::fs;

#[test]
fn a_string() {
    let found =
        scan_string::scan("Call +49 30 901820 or write to jane.roe@orbit-films.com from 83.149.9.216.")
            .unwrap();
    let categories: Vec<&str> = found.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(categories, ["phone-number", "email-address", "ip-address"]);
}

#[test]
fn a_directory() {
    let folder = crate::tree::tree();
    let lines = scan_directory::scan(&folder.path().display().to_string()).unwrap();
    assert_eq!(lines[0], "12 units listed, 9 examined, 3 with gaps; 17 findings");
    assert!(
        lines.iter().any(|line| line.contains("#col=card: 1 × payment-card, about 1 distinct")),
        "{lines:#?}"
    );
}

#[test]
fn a_custom_detector() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "refund CUST-482917-1 and CUST-482917-2, CUST-11").unwrap();
    fs::write(folder.path().join("b.csv"), "customer,n\nCUST-111111-6,1\nCUST-222222-2,2\n").unwrap();
    assert_eq!(custom_detector::scan(&folder.path().display().to_string()).unwrap(), 3);
}
