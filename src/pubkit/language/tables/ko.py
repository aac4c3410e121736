"""Korean."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="글 {names}",
    published="게시: {date}",
    updated="수정: {date}",
    figure="그림 {number}",
    table="표 {number}",
    note="참고",
    tip="도움말",
    important="중요",
    warning="경고",
    caution="주의",
    details="자세히",
    correction="정정",
    correction_dated="정정, {date}",
    corrections="정정",
    references="참고 문헌",
    notes="주석",
    footnote="주석 {number}",
    back="본문으로 돌아가기",
    contents="차례",
    page="{number}쪽",
    continued_on="{number}쪽에 계속",
    continued_from="{number}쪽에서 이어짐",
    skip="본문으로 건너뛰기",
    credit="제공: {name}",
    posted="{author}, {platform}",
    et_al="외",
    no_date="날짜 미상",
    cover="표지",
    draft="초안",
    issue="제{number}호",
    contributors="기고자",
    picture_credits="도판 출처",
    index="찾아보기",
    persons="인물",
    topics="주제",
    colophon="판권",
)

CALENDAR = Calendar(
    date="{year}년 {month} {day}일",
    months="1월, 2월, 3월, 4월, 5월, 6월, 7월, 8월, 9월, 10월, 11월, 12월",
    time="{period} {half}:{minute:02}",
    periods="AM, PM",
    both="{date} {time}",
)
