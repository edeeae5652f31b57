"""The words of this house: whoever guesses a password for it begins with them."""

# The longer ones first, since they are taken out one after the other.
OUR_WORDS = (
    *("コーディネーター", "coordinator", "shingeneki", "suishinshitsu", "しんげんえき"),
    *("パスワード", "password", "network", "ネットワーク", "enishi", "エニシ", "えにし"),
    *("協働団体", "新現役", "推進室", "縁"),
)
