use crate::office::{main_part, package, relations};
use crate::read::read;

fn text(text: &str) -> String {
    format!("<p:sp><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>")
}

#[test]
fn slides_are_read_in_their_order() {
    let presentation = "<p:presentation><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId2\"/><p:sldId id=\"257\" r:id=\"rId1\"/>\
                        </p:sldIdLst></p:presentation>";
    let related = relations(&[
        ("rId1", "slide", "slides/slide1.xml"),
        ("rId2", "slide", "slides/slide2.xml"),
        ("rId3", "commentAuthors", "commentAuthors.xml"),
    ]);
    let of_slide = relations(&[
        ("rId1", "notesSlide", "../notesSlides/notesSlide1.xml"),
        ("rId2", "comments", "../comments/comment1.xml"),
        ("rId3", "chart", "../charts/chart1.xml"),
        ("rId4", "diagramData", "../diagrams/data1.xml"),
        ("rId5", "hyperlink", "https://example.org/p"),
    ]);
    let slide = |inner: &str| format!("<p:sld>{inner}</p:sld>");
    let master = "<p:sldMaster><p:sp><p:nvPr><p:ph type=\"title\"/></p:nvPr><a:p><a:r><a:t>Click to edit</a:t></a:r></a:p></p:sp>\
                  <p:sp><p:nvPr/><a:p><a:r><a:t>Example Ltd</a:t></a:r></a:p></p:sp></p:sldMaster>";
    let file = read(
        "a.pptx",
        &package(&[
            ("_rels/.rels", &main_part("ppt/presentation.xml")),
            ("ppt/presentation.xml", presentation),
            ("ppt/_rels/presentation.xml.rels", &related),
            ("ppt/slides/slide1.xml", &slide(&text("second"))),
            ("ppt/slides/slide2.xml", &slide(&(text("fi<!-- -->rst") + &text("box")))),
            ("ppt/slides/slide3.xml", &slide(&text("not shown"))),
            ("ppt/slides/_rels/slide1.xml.rels", &of_slide),
            ("ppt/notesSlides/notesSlide1.xml", &text("to be said")),
            ("ppt/commentAuthors.xml", "<l><p:cmAuthor id=\"0\" name=\"Carl\" initials=\"C\"/></l>"),
            (
                "ppt/comments/comment1.xml",
                "<l><p:cm authorId=\"0\" dt=\"2020\"><p:text>too long</p:text></p:cm></l>",
            ),
            ("ppt/charts/chart1.xml", "<c><c:cat><c:v>Ulm</c:v><c:v>Bonn</c:v></c:cat></c>"),
            ("ppt/diagrams/data1.xml", &text("in a diagram")),
            ("ppt/slideMasters/slideMaster1.xml", master),
        ]),
    );
    assert_eq!(file.gaps(), []);
    assert_eq!(file.text("#slide=1"), "first\nbox\n");
    assert_eq!(file.text("#slide=2"), "second\n");
    assert_eq!(file.text("#slide=3"), "not shown\n");
    assert_eq!(file.text("#slide=2#part=notes"), "to be said\n");
    assert_eq!(file.text("#slide=2#part=chart1"), "Ulm\nBonn\n");
    assert_eq!(file.text("#slide=2#part=data1"), "in a diagram\n");
    assert_eq!(file.column("#slide=2#part=comments", "#col=author"), ["Carl"]);
    assert_eq!(file.column("#slide=2#part=comments", "#col=text"), ["too long"]);
    assert_eq!(file.text("#part=slidemaster1"), "Example Ltd\n");
    assert_eq!(file.column("#part=links", "#col=target"), ["https://example.org/p"]);
    assert!(file.outcome.media_type.unwrap().ends_with("presentationml.presentation"));
}
