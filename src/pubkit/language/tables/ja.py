"""Japanese."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="文・{names}",
    published="公開:{date}",
    updated="更新:{date}",
    figure="図{number}",
    table="表{number}",
    note="注記",
    tip="ヒント",
    important="重要",
    warning="警告",
    caution="注意",
    details="詳細",
    correction="訂正",
    correction_dated="訂正({date})",
    corrections="訂正",
    references="参考文献",
    notes="注",
    footnote="注{number}",
    back="本文に戻る",
    contents="目次",
    page="{number}ページ",
    continued_on="{number}ページに続く",
    continued_from="{number}ページから続く",
    skip="本文へ移動",
    credit="提供:{name}",
    posted="{author}({platform})",
    et_al="ほか",
    no_date="発行年不明",
    cover="表紙",
    draft="下書き",
    issue="第{number}号",
    contributors="執筆者",
    picture_credits="図版クレジット",
    index="索引",
    persons="人名",
    topics="事項",
    colophon="奥付",
)

CALENDAR = Calendar(
    date="{year}年{number}月{day}日",
    time="{hour}:{minute:02}",
    both="{date} {time}",
)
