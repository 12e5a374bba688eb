//! From a position in a window to the value that it stands in.

use crate::{FieldHint, Layout, Shape, Text, site::Site};

/// Bytes in a block: about the length of two cells.
const BLOCK: usize = 32;

/// Finds the cell of a position in constant time: for every block of bytes, the first cell that
/// ends after the block begins.
pub(crate) struct Locator<'t, L: Layout + ?Sized> {
    text: &'t [u8],
    layout: Option<&'t L>,
    fields: &'t [FieldHint],
    blocks: &'t [u32],
    shape: Shape,
}

impl<'t, L: Layout + ?Sized> Locator<'t, L> {
    /// Prepares for `text`; `blocks` lends its memory.
    pub(crate) fn new(text: &Text<'t, L>, blocks: &'t mut Vec<u32>) -> Locator<'t, L> {
        blocks.clear();
        if let Some(layout) = text.layout {
            let count = text.content.len() / BLOCK + 1;
            for index in 0..layout.len() {
                let last = layout.cell(index).end.saturating_sub(1) as usize / BLOCK;
                // A cell that ends in a block is the first for it unless one was before.
                while blocks.len() <= last && blocks.len() < count {
                    blocks.push(index as u32);
                }
            }
            blocks.resize(count, layout.len() as u32);
        }
        Locator {
            text: text.content.as_bytes(),
            layout: text.layout,
            fields: text.fields,
            blocks,
            shape: text.shape,
        }
    }

    /// What kind of writing the text is.
    pub(crate) fn shape(&self) -> Shape {
        self.shape
    }

    /// The whole window.
    pub(crate) fn text(&self) -> &'t [u8] {
        self.text
    }

    /// The surroundings of the position, and the index of its cell; `None` between cells.
    #[inline]
    pub(crate) fn site(&self, at: u32) -> Option<(Site<'t>, u32)> {
        let Some(layout) = self.layout else {
            let site = Site {
                text: self.text,
                lo: 0,
                hi: self.text.len(),
                hint: &FieldHint::NONE,
                shape: self.shape,
            };
            return Some((site, 0));
        };
        let mut index = *self.blocks.get(at as usize / BLOCK)? as usize;
        while index < layout.len() {
            let cell = layout.cell(index);
            if cell.end > at {
                return (cell.start <= at).then(|| (self.site_of(cell), index as u32));
            }
            index += 1;
        }
        None
    }

    /// Calls `each` with every cell whose field's name is `wanted`.
    pub(crate) fn each_cell_of(
        &self,
        wanted: impl Fn(&FieldHint) -> bool,
        mut each: impl FnMut(&Site<'t>, u32),
    ) {
        let Some(layout) = self.layout else { return };
        // Most tables have few fields: asked once each.
        let few =
            self.fields.iter().take(64).rev().fold(0u64, |few, hint| few << 1 | u64::from(wanted(hint)));
        for index in 0..layout.len() {
            let cell = layout.cell(index);
            let speaks = match cell.field {
                field @ 0..64 => few >> field & 1 != 0,
                field => self.fields.get(field as usize).is_some_and(&wanted),
            };
            if speaks {
                each(&self.site_of(cell), index as u32);
            }
        }
    }

    #[inline]
    fn site_of(&self, cell: crate::Cell) -> Site<'t> {
        let hint = self.fields.get(cell.field as usize).unwrap_or(&FieldHint::NONE);
        Site { text: self.text, lo: cell.start as usize, hi: cell.end as usize, hint, shape: Shape::Value }
    }
}
