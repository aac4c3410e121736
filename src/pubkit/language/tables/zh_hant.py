"""Chinese in traditional characters."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="作者:{names}",
    published="發布於 {date}",
    updated="更新於 {date}",
    figure="圖 {number}",
    table="表 {number}",
    note="注意",
    tip="提示",
    important="重要",
    warning="警告",
    caution="小心",
    details="詳情",
    correction="更正",
    correction_dated="更正({date})",
    corrections="更正",
    references="參考文獻",
    notes="註釋",
    footnote="註釋 {number}",
    back="返回正文",
    contents="目錄",
    page="第 {number} 頁",
    continued_on="下接第{number}頁",
    continued_from="上接第{number}頁",
    skip="跳到正文",
    credit="來源:{name}",
    posted="{author}({platform})",
    et_al="等",
    no_date="無日期",
    cover="封面",
    draft="草稿",
    issue="第 {number} 期",
    contributors="作者",
    picture_credits="圖片來源",
    index="索引",
    persons="人物",
    topics="主題",
    colophon="版權頁",
)

CALENDAR = Calendar(
    date="{year}年{number}月{day}日",
    both="{date} {time}",
)
