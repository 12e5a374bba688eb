"""Documents by hand: workbooks, texts, PDF, archives, mail, with nothing but the standard library."""

import io
import zipfile
from xml.sax.saxutils import escape

STAMP = (2026, 1, 1, 0, 0, 0)


def packed(members):
    """A ZIP archive of (name, bytes), the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def xlsx(rows, sheet):
    """A workbook of one sheet (ECMA-376), all cells text."""
    def cell(column, row, value):
        return f'<c r="{chr(65 + column)}{row}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'

    lines = "".join(
        f'<row r="{n}">{"".join(cell(c, n, value) for c, value in enumerate(row))}</row>' for n, row in enumerate(rows, 1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return packed([
        ("[Content_Types].xml", content_types([
            ("/xl/workbook.xml", "spreadsheetml.sheet.main"), ("/xl/worksheets/sheet1.xml", "spreadsheetml.worksheet")])),
        ("_rels/.rels", relationships("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
                            f'<sheet name="{escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", relationships("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData></worksheet>'),
    ])


def docx(paragraphs):
    """A text of paragraphs (ECMA-376)."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in paragraphs)
    return packed([
        ("[Content_Types].xml", content_types([("/word/document.xml", "wordprocessingml.document.main")])),
        ("_rels/.rels", relationships("officeDocument", "word/document.xml")),
        ("word/document.xml", f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>'),
    ])


def content_types(parts):
    """The list of parts of an office document."""
    base = "application/vnd.openxmlformats-"
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{base}officedocument.{kind}+xml"/>' for name, kind in parts
    )
    return (f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            f'ContentType="{base}package.relationships+xml"/>{overrides}</Types>')


def relationships(kind, target):
    """One relationship of an office document."""
    base = "http://schemas.openxmlformats.org"
    return (f'<Relationships xmlns="{base}/package/2006/relationships"><Relationship Id="rId1" '
            f'Type="{base}/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>')


def pdf(lines):
    """A page of text (ISO 32000-1) in WinAnsi; letters beyond it are left out."""
    def shown(text):
        return text.encode("cp1252", "ignore").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")

    text = b"BT /F1 11 Tf 60 780 Td 15 TL\n" + b"".join(b"(" + shown(line) + b") Tj T*\n" for line in lines) + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def locked_zip(name, noise):
    """An archive whose member says that it is encrypted (APPNOTE 4.4.4, bit 0): nobody has its password."""
    content = bytearray(packed([(name, noise)]))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(signature) + flags] |= 1
    return bytes(content)
