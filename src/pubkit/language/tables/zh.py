"""Chinese in simplified characters."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="作者:{names}",
    published="发布于 {date}",
    updated="更新于 {date}",
    figure="图 {number}",
    table="表 {number}",
    note="注意",
    tip="提示",
    important="重要",
    warning="警告",
    caution="小心",
    details="详情",
    correction="更正",
    correction_dated="更正({date})",
    corrections="更正",
    references="参考文献",
    notes="注释",
    footnote="注释 {number}",
    back="返回正文",
    contents="目录",
    page="第 {number} 页",
    continued_on="下转第{number}页",
    continued_from="上接第{number}页",
    skip="跳到正文",
    credit="来源:{name}",
    posted="{author}({platform})",
    et_al="等",
    no_date="无日期",
    cover="封面",
    draft="草稿",
    issue="第 {number} 期",
    contributors="作者",
    picture_credits="图片来源",
    index="索引",
    persons="人物",
    topics="主题",
    colophon="版权页",
)

CALENDAR = Calendar(
    date="{year}年{number}月{day}日",
    time="{hour:02}:{minute:02}",
    both="{date} {time}",
)
