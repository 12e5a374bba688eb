//! What the codes of Mexico share.

/// First letters that make a rude word, which have X in the second place: Instructivo normativo para la
/// asignación de la CURP, annex 2, and the same list for the RFC,
/// <https://es.wikipedia.org/wiki/Clave_%C3%9Anica_de_Registro_de_Poblaci%C3%B3n>.
pub(crate) const AVOIDED: &[&[u8]] = &[
    b"BACA", b"BAKA", b"BUEI", b"BUEY", b"CACA", b"CACO", b"CAGA", b"CAGO", b"CAKA", b"CAKO", b"COGE",
    b"COGI", b"COJA", b"COJE", b"COJI", b"COJO", b"COLA", b"CULO", b"FALO", b"FETO", b"GETA", b"GUEI",
    b"GUEY", b"JETA", b"JOTO", b"KACA", b"KACO", b"KAGA", b"KAGO", b"KAKA", b"KAKO", b"KOGE", b"KOGI",
    b"KOJA", b"KOJE", b"KOJI", b"KOJO", b"KOLA", b"KULO", b"LILO", b"LOCA", b"LOCO", b"LOKA", b"LOKO",
    b"MAME", b"MAMO", b"MEAR", b"MEAS", b"MEON", b"MIAR", b"MION", b"MOCO", b"MOKO", b"MULA", b"MULO",
    b"NACA", b"NACO", b"PEDA", b"PEDO", b"PENE", b"PIPI", b"PITO", b"POPO", b"PUTA", b"PUTO", b"QULO",
    b"RATA", b"ROBA", b"ROBE", b"ROBO", b"RUIN", b"SENO", b"TETA", b"VACA", b"VAGA", b"VAGO", b"VAKA",
    b"VUEI", b"VUEY", b"WUEI", b"WUEY",
];
