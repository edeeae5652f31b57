"""What the parts of a score are called."""

from enishi.reference.wording import Wording

WORDS, NEIGHBOURS, PAIRS, CHARACTERS = "words", "neighbours", "pairs", "characters"
SENSE, BREADTH, WHOLE = "sense", "breadth", "whole"
FUNCTION, FIELD, INDUSTRY, PLACE = "function", "field", "industry", "place"
MEANING = "meaning"

PART_LABELS = {
    FUNCTION: Wording("専門分野（小分類）", "Expertise"),
    FIELD: Wording("専門分野（大分類）", "Field of expertise"),
    WORDS: Wording("いちばん近い経歴の言葉", "Words of the closest passage"),
    NEIGHBOURS: Wording(
        "いちばん近い経歴の言葉の続き方", "Neighbouring words of the closest passage"
    ),
    PAIRS: Wording("いちばん近い経歴の二字の並び", "Character pairs of the closest passage"),
    CHARACTERS: Wording("いちばん近い経歴の文字", "Characters of the closest passage"),
    SENSE: Wording(
        "いちばん近い経歴の、似た意味の言葉", "Words of like sense in the closest passage"
    ),
    BREADTH: Wording("経歴全体での言葉の重なり", "Shared words across the whole career"),
    WHOLE: Wording("全部の文章をまとめて見た、言葉の近さ", "Words of all the texts taken together"),
    INDUSTRY: Wording("業種", "Industry"),
    PLACE: Wording("場所", "Place"),
    MEANING: Wording("意味の近さ", "Closeness of meaning"),
}
