//! Pictures of pages, for recognition of their text (ISO 32000-2, section 8.9).

use std::collections::BTreeSet;
use std::io::Write as _;

use flate2::Crc;
use flate2::write::ZlibEncoder;
use hayro_syntax::Filter;
use hayro_syntax::object::stream::{ImageColorSpace, ImageDecodeParams};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use crate::formats::limits::Meter;
use crate::formats::out::Reading;
use crate::formats::pdf::streams;

/// Pixels of a picture that is decoded.
const MOST_PIXELS: u64 = 64 << 20;
/// Smaller pictures hold no text.
const LEAST_SIDE: u32 = 16;
/// Pictures of one page.
const MOST: usize = 64;
/// Forms within forms.
const DEEPEST: u32 = 4;

/// The pictures that a page may show, as JPEG or PNG: those of its resources, and of the forms there.
///
/// # Errors
/// When a limit of the unit was reached.
pub(super) fn of(page: &Page<'_>, meter: &Meter) -> Reading<Vec<Vec<u8>>> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    gather(&page.resources().x_objects, 0, &mut seen, meter, &mut found)?;
    Ok(found)
}

fn gather(
    objects: &Dict<'_>,
    depth: u32,
    seen: &mut BTreeSet<usize>,
    meter: &Meter,
    found: &mut Vec<Vec<u8>>,
) -> Reading {
    for (name, _) in objects.entries() {
        let Some(stream) = objects.get::<Stream<'_>>(name.as_ref()) else { continue };
        if found.len() >= MOST || !seen.insert(stream.dict().data().as_ptr() as usize) {
            continue;
        }
        meter.check()?;
        let is_picture =
            stream.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Image");
        if is_picture {
            found.extend(picture(&stream, meter)?);
        } else if let Some(resources) = stream.dict().get::<Dict<'_>>("Resources").filter(|_| depth < DEEPEST)
        {
            gather(&Resources::new(resources).x_objects, depth + 1, seen, meter, found)?;
        }
    }
    Ok(())
}

/// How samples become grey or colour.
enum Colours {
    Grey,
    Rgb,
    Cmyk,
    /// A palette of RGB.
    Indexed(Vec<[u8; 3]>),
}

impl Colours {
    fn components(&self) -> usize {
        match self {
            Colours::Grey | Colours::Indexed(_) => 1,
            Colours::Rgb => 3,
            Colours::Cmyk => 4,
        }
    }
}

fn picture(stream: &Stream<'_>, meter: &Meter) -> Reading<Option<Vec<u8>>> {
    let dict = stream.dict();
    let side = |key: &str| dict.get::<u32>(key).unwrap_or(0);
    let (width, height) = (side("Width"), side("Height"));
    if width < LEAST_SIDE || height < LEAST_SIDE || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Ok(None);
    }
    let filters = stream.filters();
    if filters[..] == [Filter::DctDecode] {
        return Ok(Some(stream.raw_data().into_owned()));
    }
    let is_mask = dict.get::<bool>("ImageMask").unwrap_or(false);
    let colours = match dict.get::<Object<'_>>("ColorSpace") {
        Some(space) if !is_mask => colours(&space, meter, 0)?,
        _ => Some(Colours::Grey),
    };
    let stated = if is_mask { 1 } else { dict.get::<u8>("BitsPerComponent").unwrap_or(8) };
    let parameters = ImageDecodeParams {
        is_indexed: matches!(colours, Some(Colours::Indexed(_))),
        bpc: Some(stated),
        num_components: colours.as_ref().map(|colours| colours.components() as u8),
        target_dimension: None,
        width,
        height,
    };
    let is_plain = filters.iter().all(|filter| {
        !matches!(
            filter,
            Filter::DctDecode | Filter::JpxDecode | Filter::Jbig2Decode | Filter::CcittFaxDecode
        )
    });
    if is_plain {
        let content = streams::decoded(stream, meter)?;
        let Some(colours) = colours else { return Ok(None) };
        return Ok(png(&content.bytes, width, height, stated, &colours));
    }
    let Ok(decoded) = stream.decoded_image(&parameters) else { return Ok(None) };
    meter.decoded(decoded.data.len() as u64)?;
    let (mut size, mut bits, mut own) = ((width, height), stated, None);
    if let Some(image) = &decoded.image_data {
        size = (image.width, image.height);
        bits = image.bits_per_component;
        own = match image.color_space {
            Some(ImageColorSpace::Gray) => Some(Colours::Grey),
            Some(ImageColorSpace::Rgb) => Some(Colours::Rgb),
            Some(ImageColorSpace::Cmyk) => Some(Colours::Cmyk),
            _ => None,
        };
    }
    let Some(colours) = colours.filter(|colours| matches!(colours, Colours::Indexed(_))).or(own) else {
        return Ok(png(&decoded.data, size.0, size.1, bits, &Colours::Grey));
    };
    Ok(png(&decoded.data, size.0, size.1, bits, &colours))
}

/// How a colour space (ISO 32000-2, section 8.6) is read; `None` where it is not known.
fn colours(space: &Object<'_>, meter: &Meter, depth: u32) -> Reading<Option<Colours>> {
    let array = match space {
        Object::Name(name) => return Ok(named(name.as_ref())),
        Object::Array(array) if depth < DEEPEST => array,
        _ => return Ok(None),
    };
    let items: Vec<Object<'_>> = array.iter::<Object<'_>>().take(4).collect();
    let Some(Object::Name(name)) = items.first() else { return Ok(None) };
    match (name.as_ref(), items.get(1), items.get(3)) {
        (b"ICCBased", Some(Object::Stream(profile)), _) => Ok(match profile.dict().get::<u8>("N") {
            Some(1) => Some(Colours::Grey),
            Some(3) => Some(Colours::Rgb),
            Some(4) => Some(Colours::Cmyk),
            _ => None,
        }),
        (b"Indexed" | b"I", Some(base), Some(table)) => {
            let table = match table {
                Object::String(table) => table.as_bytes().to_vec(),
                Object::Stream(table) => streams::decoded(table, meter)?.bytes,
                _ => return Ok(None),
            };
            let Some(base) = colours(base, meter, depth + 1)? else { return Ok(None) };
            let entries = table.chunks_exact(base.components().max(1)).take(256);
            Ok(Some(Colours::Indexed(entries.map(|entry| rgb(entry, &base)).collect())))
        }
        (b"Separation" | b"DeviceN", _, _) => Ok(None),
        (name, _, _) => Ok(named(name)),
    }
}

fn named(name: &[u8]) -> Option<Colours> {
    match name {
        b"DeviceGray" | b"G" | b"CalGray" => Some(Colours::Grey),
        b"DeviceRGB" | b"RGB" | b"CalRGB" => Some(Colours::Rgb),
        b"DeviceCMYK" | b"CMYK" => Some(Colours::Cmyk),
        _ => None,
    }
}

fn rgb(samples: &[u8], colours: &Colours) -> [u8; 3] {
    match (colours, samples) {
        (Colours::Rgb, [red, green, blue, ..]) => [*red, *green, *blue],
        (Colours::Cmyk, [cyan, magenta, yellow, black, ..]) => [cyan, magenta, yellow].map(|ink| {
            let light = u16::from(255 - ink) * u16::from(255 - black) / 255;
            light as u8
        }),
        (Colours::Indexed(palette), [index, ..]) => {
            palette.get(usize::from(*index)).copied().unwrap_or([0; 3])
        }
        (_, [grey, ..]) => [*grey; 3],
        (_, []) => [255; 3],
    }
}

/// A PNG (<https://www.w3.org/TR/png-3/>) of samples, each row beginning at a byte.
fn png(samples: &[u8], width: u32, height: u32, bits: u8, colours: &Colours) -> Option<Vec<u8>> {
    let (columns, components) = (width as usize, colours.components());
    let row_bits = columns.checked_mul(components)?.checked_mul(usize::from(bits))?;
    let stride = row_bits.div_ceil(8);
    if !matches!(bits, 1 | 2 | 4 | 8 | 16)
        || stride == 0
        || u64::from(width) * u64::from(height) > MOST_PIXELS
    {
        return None;
    }
    let is_grey = matches!(colours, Colours::Grey);
    let mut encoder = ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let mut row: Vec<u8> = Vec::new();
    let mut values: Vec<u8> = Vec::new();
    for source in samples.chunks(stride).take(height as usize) {
        values.clear();
        let raise = !matches!(colours, Colours::Indexed(_));
        values.extend((0..columns * components).map(|index| sample(source, index, bits, raise)));
        row.clear();
        row.push(0);
        if is_grey {
            row.extend_from_slice(&values);
        } else {
            row.extend(values.chunks_exact(components).flat_map(|samples| rgb(samples, colours)));
        }
        encoder.write_all(&row).ok()?;
    }
    // Rows that are missing are white.
    let missing = (height as usize).saturating_sub(samples.len().div_ceil(stride));
    row.clear();
    row.push(0);
    row.resize(1 + columns * if is_grey { 1 } else { 3 }, 255);
    for _ in 0..missing {
        encoder.write_all(&row).ok()?;
    }
    let data = encoder.finish().ok()?;
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::new();
    header.extend_from_slice(&width.to_be_bytes());
    header.extend_from_slice(&height.to_be_bytes());
    header.extend_from_slice(&[8, if is_grey { 0 } else { 2 }, 0, 0, 0]);
    chunk(&mut file, b"IHDR", &header);
    chunk(&mut file, b"IDAT", &data);
    chunk(&mut file, b"IEND", &[]);
    Some(file)
}

/// A sample of a row as a byte; `raise`: the highest value becomes 255.
fn sample(row: &[u8], index: usize, bits: u8, raise: bool) -> u8 {
    match bits {
        8 => row.get(index).copied().unwrap_or(255),
        16 => row.get(index * 2).copied().unwrap_or(255),
        _ => {
            let bits = usize::from(bits);
            let at = index * bits;
            let byte = row.get(at / 8).copied().unwrap_or(255);
            let most = (1u16 << bits) - 1;
            let value = u16::from(byte >> (8 - bits - at % 8)) & most;
            (if raise { value * 255 / most } else { value }) as u8
        }
    }
}

fn chunk(file: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(data);
    file.extend_from_slice(&(data.len() as u32).to_be_bytes());
    file.extend_from_slice(kind);
    file.extend_from_slice(data);
    file.extend_from_slice(&crc.sum().to_be_bytes());
}
