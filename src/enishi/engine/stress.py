"""How much each part of a need counts: what is asked most, what is ruled out or courtesy least.

A president says who he is, what he has tried, what he does not want and who does that already,
thanks for the time, and somewhere in between what he asks for. Read are set phrases of Japanese,
clause by clause, never words of any trade; what they do not know counts in full, or as told where
another sentence asks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from enishi.engine.mentions import Mentions
from enishi.engine.postings import Float64s
from enishi.engine.profiles import Profile
from enishi.engine.segment import Bools
from enishi.engine.sentences import clauses, sentences
from enishi.reference.folding import fold_with_offsets

COURTESY, REQUEST, RULED_OUT, TOLD = 0.1, 0.3, 0.25, 0.85
BETWEEN = 0.3  # what characters count that belong to no word of the profile: particles, endings
SHORTEST = 4  # characters of a sentence in which a phrase may stand
HEARD = 0.5  # from which on a word is worth marking

_COURTESIES = re.compile(
    r"(いつも|大変|たいへん|平素より?)*お世話にな[っりる][ぁ-ん]*"
    r"|お?(時間|機会)を(いただ|頂|くださ|下さ)[ぁ-ん]*|(ありがと|有難|有り難)う(ござ[ぁ-ん]*)?"
    r"|お(恥ずか|はずか)しい(話|こと|限り)?[ぁ-ん]*|お忙しい(ところ|中)[ぁ-ん]*"
    r"|(恐縮|恐れ入り|恐れいり|申し?訳(ない|あり)|申しわけ|失礼(いた|致|しま|な))[ぁ-ん]*"
    r"|(よろし|宜し)く[ぁ-ん]*((願|頼)[ぁ-ん]*|申し?上げ[ぁ-ん]*)?|幸い(です|でござ|に存)[ぁ-ん]*"
    r"|お?願い(申し?上げ|いた|致|し|でき)[ぁ-ん]*|(はじめ|初め)まして|と申します|長々と?[ぁ-ん]*"
    r"|ご?(相談|お話)(に乗|させ|に(うかが|伺)|した[いく]|でき)[ぁ-ん]*"
)
_REQUESTS = re.compile(
    r"(教え|助け|見|診|聞い|手伝っ|付き合っ|つきあっ|相談に乗っ|力を貸し|知恵を貸し)て"
    r"(ほし|欲し|いただ|頂|くださ|下さ|くれ|もら|おくれ)[ぁ-ん]*"
    r"|(知り|聞き|うかがい|伺い|頼り|借り|頼み)たい[ぁ-ん]*"
)
_ASKED = re.compile(
    r"ほし[いく]|欲し[いく]|たい(?!てい)|くださ|下さ|お願い|でしょうか|だろうか|やろか|ものか|ないか"
    r"|おらんか|のか$|か[。？?]?$|どう(すれ|した)|(何|なに|どこ)(から|へ)|知恵|[方人]を$|探し|助け"
    r"|[すけれげせてめべえ]ば(いい|よい|ええ)|たら(いい|よい|ええ)"
)
_NOT_THIS = re.compile(
    r"(では|じゃ|で|や|とは)なく(て)?(?!な)|よりも?(?=[^、。]{0,24}(ほう|方)[をがに])"
)
_POINTS_BACK = 3  # characters of a clause that only says 「そうではなく」 of the sentence before
_NOT_WANTED = re.compile(
    r"いら(ない|ん|ぬ|ない|ず$)|いりません|要ら(ない|ん|ず$)|要りません|結構(です|だ|や)|不要"
    r"|必要[はが]?(ない|ありません)|間に合って|足りて(い|お|る|ます)|やめたい|避けたい"
    r"|は[^はがを]{0,20}(たくない|たくありません|ない(?=つもり|予定))|こりごり|懲り|うんざり|遠慮"
    r"|(頼んで|任せて|まかせて)[あいおる]|自信[はが]あ|負けてい?(ない|ません)|高すぎ"
    r"|(だけ|ばかり)に(は)?頼ら(ない|ず)"
    r"|問題[はが]?(ない|ありません)|困ってい?(ない|ません)|順調"
)


@dataclass(frozen=True, slots=True)
class Stress:
    """How much each word (words,) and each character of the folded texts (codes,) counts."""

    words: Float64s
    codes: Float64s

    @property
    def heard(self) -> Bools:
        """Say of each word whether it is worth marking (words,)."""
        return self.words >= HEARD

    def times(self, profile: Profile, counts: Sequence[float]) -> "Stress":
        """Return the same where each passage counts so much."""
        each = np.array(counts, np.float64)
        return Stress(
            self.words * np.repeat(each, np.diff(profile.word_limits)),
            self.codes * np.repeat(each, np.diff(profile.code_limits)),
        )


def even(profile: Profile) -> Stress:
    """Return that everything counts alike."""
    return Stress(np.ones(len(profile.words)), np.ones(len(profile.codes)))


def stress_of(texts: Sequence[str], laid_on_each: Sequence[Float64s], profile: Profile) -> Stress:
    """Return how much is laid on each word and character of texts, and their profile."""
    words, codes = [np.zeros(0)], [np.zeros(0)]
    for number, (text, laid) in enumerate(zip(texts, laid_on_each, strict=True)):
        span = slice(profile.word_limits[number], profile.word_limits[number + 1])
        begins, ends = profile.begins[span], profile.ends[span]
        words.append(_means(laid, begins, ends))
        steps = np.zeros(len(text) + 1, np.int64)
        np.add.at(steps, begins, 1)
        np.add.at(steps, ends, -1)
        counted = laid * np.where(np.cumsum(steps)[:-1] > 0, 1.0, BETWEEN)
        codes.append(counted[fold_with_offsets(text)[1][:-1]])
    return Stress(np.concatenate(words), np.concatenate(codes))


def laid_on(text: str) -> Float64s:
    """Return how much each character of a need counts (length,), between 0 and 1."""
    laid = np.ones(len(text))
    told = sentences(text)
    asks = [_ASKED.search(text[a:b].rstrip("。！？!? \n")) is not None for a, b in told]
    asking = any(asks)
    for number, (begin, end) in enumerate(told):
        if asking and not asks[number]:
            laid[begin:end] *= TOLD
        if end - begin < SHORTEST:
            continue
        for first, last in clauses(text, begin, end):
            clause = text[first:last]
            not_this = _NOT_THIS.search(clause)
            since = not_this.end() if not_this else 0
            if not_this and not_this.start() <= _POINTS_BACK and first == begin and number:
                laid[slice(*told[number - 1])] *= RULED_OUT
            else:
                laid[first : first + since] *= RULED_OUT
            if not_wanted := _NOT_WANTED.search(clause):
                laid[first + since : first + not_wanted.end()] *= RULED_OUT
        for said, share in ((_COURTESIES, COURTESY), (_REQUESTS, REQUEST)):
            for match in said.finditer(text, begin, end):
                laid[match.start() : match.end()] *= share
    return laid


def stressed(mentions: Mentions, laid_on_each: Sequence[Float64s]) -> Mentions:
    """Return the mentions in the texts of a need as strong as what they stand in counts."""
    shares = [
        laid_on_each[passage][begin:end].mean()
        for passage, begin, end in zip(
            mentions.passages.tolist(),
            mentions.begins.tolist(),
            mentions.ends.tolist(),
            strict=True,
        )
    ]
    return replace(mentions, strengths=mentions.strengths * np.array(shares, np.float32))


def _means(laid: Float64s, begins: np.ndarray, ends: np.ndarray) -> Float64s:
    sums = np.concatenate(([0.0], np.cumsum(laid)))
    return np.asarray((sums[ends] - sums[begins]) / np.maximum(ends - begins, 1))
