//! Lays the plans out as bytes, little-endian. `detectors/src/phone/plans.rs` reads them.

use std::collections::BTreeMap;
use std::path::Path;

use crate::metadata;
use crate::plans::{Forms, compile};

/// The version of the layout, the first word of the file.
const VERSION: u32 = 1;

/// The file, made from the metadata in `source`, the folder of the crate.
pub fn generate(source: &Path) -> Vec<u8> {
    let territories = metadata::read(source, "metadata.bin");
    let alternates = metadata::read(source, "alternate_formats.bin");
    let plans = compile(&territories, &alternates);

    let mut roots: Vec<u32> = plans.codes.values().map(|c| c.0).collect();
    roots.extend(plans.regions.iter().flatten());
    roots.push(plans.bare);
    let (digits, number) = plans.store.reachable(&roots);
    let (written, place) = plans.store.reachable(&[plans.written]);

    let mut forms = Vec::new();
    let mut known: BTreeMap<(u8, Vec<u16>), u16> = BTreeMap::new();
    let mut labels = vec![0; 4];
    for label in &plans.labels {
        let Forms { trunk, masks, .. } = &label.forms;
        let at = *known.entry((*trunk, masks.clone())).or_insert_with(|| {
            let at = u16::try_from(forms.len() / 2).expect("fewer than 65536 words");
            forms.extend([*trunk, masks.len() as u8]);
            masks.iter().for_each(|m| forms.extend(m.to_le_bytes()));
            at
        });
        labels.extend([label.region as u8, label.kind]);
        labels.extend(at.to_le_bytes());
    }
    let mut regions = Vec::new();
    for (t, own) in territories.iter().zip(&plans.regions) {
        let mask = |lengths: &[u32]| lengths.iter().filter(|l| **l < 32).fold(0_u32, |m, l| m | 1 << l);
        let id = t.id.as_bytes();
        regions.extend([id[0], id[1], id.get(2).copied().unwrap_or(0), u8::from(t.main)]);
        regions.extend((t.code as u16).to_le_bytes());
        for root in [plans.codes[&t.code].0, own[0], own[1], own[2]] {
            regions.extend(number[&root].to_le_bytes());
        }
        regions.extend([0, 0]);
        regions.extend(mask(&t.general.lengths).to_le_bytes());
        regions.extend(mask(&t.general.local).to_le_bytes());
    }
    let mut codes = vec![0; 4000];
    for (code, (root, main)) in &plans.codes {
        let at = *code as usize * 4;
        codes[at..at + 2].copy_from_slice(&number[root].to_le_bytes());
        codes[at + 2..at + 4].copy_from_slice(&(*main as u16).to_le_bytes());
    }
    let nodes = |order: &[u32], number: &dyn Fn(u32) -> u16, width: usize| {
        let mut out = Vec::new();
        for id in order {
            let node = &plans.store.nodes[*id as usize];
            node.next[..width].iter().for_each(|n| out.extend(number(*n).to_le_bytes()));
            out.extend((u16::try_from(node.label).expect("fewer than 65536 labels")).to_le_bytes());
        }
        out
    };
    let digits = nodes(&digits, &|id| number[&id], 10);
    let written = nodes(&written, &|id| place[&id], 11);
    let mut edits = vec![0; 10];
    for edit in &plans.edits {
        let mut row = [0; 10];
        row[..5].copy_from_slice(&[
            edit.strip as u8,
            edit.keep as u8,
            edit.drop as u8,
            u8::from(edit.whole),
            edit.insert.len() as u8,
        ]);
        row[5..5 + edit.insert.len()].copy_from_slice(&edit.insert);
        edits.extend(row);
    }
    let mut starts = Vec::new();
    for root in [number[&plans.bare], place[&plans.written]] {
        starts.extend(root.to_le_bytes());
    }

    let sections = [regions, codes, digits, labels, forms, written, edits, starts];
    let mut out = VERSION.to_le_bytes().to_vec();
    let mut at = 4 + 4 * (sections.len() as u32 + 1);
    for section in &sections {
        out.extend(at.to_le_bytes());
        at += section.len() as u32;
    }
    out.extend(at.to_le_bytes());
    sections.iter().for_each(|section| out.extend(section));
    out
}
