from enishi.engine import Band, Candidate, Expert, Index, Need, Passage

CHANNELS = frozenset({"sales_marketing.channels"})
NEED = Need("n", (Passage("展示会で特約店を開拓したい。", kind="said"),), CHANNELS)


def candidate(expert: Expert, need: Need = NEED) -> Candidate:
    others = [Expert(f"o{n}", (Passage("庭を掃いた。"),)) for n in range(20)]
    return Index.build([*others, expert]).rank(need).candidates[0]


def test_somebody_whose_career_shows_what_is_wanted_fits_well():
    told = Expert("e", (Passage("展示会で特約店を開拓した。"),), CHANNELS)

    assert candidate(told).band == Band.WELL


def test_naming_a_field_of_expertise_alone_is_not_to_fit_well():
    words = "展示会で店を開いた。開拓した。特約した。したい。"
    named = Expert("e", (Passage(words),), CHANNELS)

    assert candidate(named).band == Band.FAIRLY


def test_the_name_of_a_post_alone_is_not_to_fit_well():
    posted = Expert("e", (Passage("展示会、特約、開拓、店。\n特約店課 課長"),), CHANNELS)

    assert candidate(posted).band == Band.FAIRLY


def test_without_a_category_wanted_nobody_fits_well():
    text = "麹菌が弱く、樽が漏れる。"
    need = Need("n", (Passage(text, kind="said"),))

    assert candidate(Expert("e", (Passage(text),)), need).band == Band.FAIRLY


def test_a_perfect_match_in_words_alone_scores_what_would_be_a_good_fit():
    text = "麹菌が弱く、樽が漏れる。"
    need = Need("n", (Passage(text, kind="said"),))

    assert candidate(Expert("e", (Passage(text),)), need).score > 0.7 * 18
