"""Which characters are letters of what sort, as ranges for patterns."""

# Written without spaces between words, and cut into single characters: kana, Han, Thai, Lao, Burmese, Khmer.
UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
# Marks that belong to the letter before them, which \\w does not take: Latin, Cyrillic, Hebrew, Arabic,
# Devanagari to Malayalam, Thai, Lao, Burmese, Khmer, and the joiners.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0d4d\u0e31\u0e34-\u0e4e"
    "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
# Vowel points, cantillation and the stretching stroke, which the same word has or has not.
OPTIONAL_MARKS = "[\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]"
