//! Words that name the category.

/// See [the module above](super).
pub(super) const WORDS: &[&str] = &[
    "device id",
    "deviceid",
    "device identifier",
    "handset id",
    "equipment identity",
    "mobile equipment",
    "geräte id",
    "gerätekennung",
    "gerätenummer",
    "identifiant de l appareil",
    "id del dispositivo",
    "identificador de dispositivo",
    "identificativo dispositivo",
    "apparaat id",
    "identyfikator urządzenia",
    "id do dispositivo",
    "enhets id",
    "identificator dispozitiv",
];
