# The words of the site in Chinese, in simplified characters.
#
# Every message stands in ja.ftl and in every other language alike. Messages named `print-…` go to the handouts; a
# `{"{date}"}` in them is filled in there. `.also` holds other headings that mean the same section, parted by `|`.
# Children from ten up read these, some with little schooling in Chinese: short sentences, everyday words, 你.

## The language

language-name = 简体中文
list-separator = {"、"}

## Sections of an entry

section-incident = 发生了什么
    .also = 事情的经过 | 故事
section-discuss = 一起聊聊
    .also = 一起讨论 | 讨论 | 想一想
section-explain = 为什么会这样
    .also = 解说 | 原因
section-prevent = 怎样预防
    .also = 预防 | 如何预防
section-cope = 如果发生了
    .also = 如果遇到了 | 怎么办
section-law = 法律之窗
    .also = 法律 | 法律怎么说
section-lesson = 教学方案
    .also = 教案 | 课堂安排
section-family = 在家里
    .also = 家庭 | 写给家长
section-quiz = 小测验
    .also = 测验 | 考考自己
section-scenario = 情景选择
    .also = 情景 | 岔路口

## Ways around the site

skip-to-content = 跳到正文
nav-main-label = 主要页面
nav-languages-label = 语言
nav-footer-label = 全部页面
nav-contents-label = 本页内容
nav-home = 首页
nav-cases = 案例
nav-desks = 求助
nav-glossary = 词语
nav-laws = 法律
footer-line = 遇到困难时，你不用一个人扛着。
not-found-title = 找不到这个页面
not-found-lede = 网址可能变了，也可能是输错了。你可以从下面的页面接着找。
chooser-title = 请选择语言

## Notices

notice-fallback = 这个页面还没有简体中文版。现在显示的是{ $language }的内容。
notice-machine = 这个页面由机器翻译，还没有人检查过，可能有不准确的地方。
card-untranslated = 还没有简体中文版
external-note = 外部网站
updated = 更新：{ $date }
date-as-of = 截至{ $date }
date-checked = { $date }已核对
date-unverified = 日期尚未核对
date-overdue = 这里的内容可能已经过时。请同时查看官方网页。

## Home and lists

home-help-title = 如果你现在需要帮助
home-help-lede = 只是说说话也可以。说不清楚发生了什么，也没关系。
home-all-desks = 查看所有可以求助的地方
home-cases-title = 阅读案例
home-pages-title = 关于本站
cases-lede = 用故事来读一读网上可能发生的事。读完以后，大家一起聊聊吧。
desks-lede = 有人愿意听你说，也有人能帮你。选一个你觉得容易开口的地方就好，哪个都可以。
glossary-lede = 这里解释本站出现的比较难的词语。
laws-lede = 这里介绍与网上发生的事有关的日本法律和手续。

## Cases

case-eyebrow = 案例
fact-grades = 年级
fact-minutes = 时间
topics = 话题
care-gentle = 内容比较平和。
care-sensitive = 阅读之前
care-high = 阅读之前
tools-label = 上课用的材料
tool-worksheet = 练习单
tool-pdf = PDF
tool-quiz = 只有测验的页面
for-teachers = 写给老师
for-families = 写给家庭
help-title = 有人可以听你说
help-lede = 不用一个人做决定。选一个你觉得容易开口的地方吧。
case-laws = 有关的法律
case-terms = 出现的词语
sources = 资料来源
related-cases = 提到这一内容的案例

## Laws

law-articles = 条文
law-figure = 规定
law-in-force = 施行
law-note = 这是一般性的说明。遇到实际情况，请咨询专业人士。

## Desks and their channels

desk-contact = 联系方式
desk-for = 服务对象
desk-ages = 年龄
desk-operator = 运营机构
desk-group-danger = 现在有危险时
desk-group-talk = 想有人听你说时
desk-group-remove = 想让帖子被删掉时
desk-group-money = 遇到钱或购物的麻烦时
desk-group-law = 想问法律问题时
channel-phone = 电话
channel-chat = 聊天
channel-line = LINE
channel-form = 网页表单
channel-mail = 电子邮件
channel-visit = 到窗口去
channel-anonymous = 不用说名字
channel-named = 会问你的名字
channel-languages = 可用语言：{ $list }
cost-free = 免费
cost-call-charge = 需要付通话费

## Ages, grades, minutes, hours, sizes

ages-range = { $from }～{ $to }岁
ages-up-to = { $to }岁及以下
ages-from = { $from }岁及以上
minutes-list = { $list }分钟
minutes-separator = {"或"}
grade-e = 小学{ $n }年级
grade-j = 初中{ $n }年级
grade-h = 高中{ $n }年级
grades-range = { $from }～{ $to }
grades-one = { $grade }
weekday-mo = 周一
weekday-tu = 周二
weekday-we = 周三
weekday-th = 周四
weekday-fr = 周五
weekday-sa = 周六
weekday-su = 周日
hours-holidays = 节假日
hours-closed = 休息
hours-always = 24小时

## Parts of a text

alert-note = 补充
alert-tip = 提示
alert-important = 重要
alert-warning = 请注意
alert-caution = 危险
table-label = 表格
footnotes-title = 注释
footnote-back = 回到正文的注{ $n }

## Quiz

choice-labels = A B C D E F
quiz-question = 第{ $n }题
quiz-choose-several = 请选出所有合适的答案。
quiz-hint = 看提示
quiz-answer = 答案和解说
quiz-private = 你的答案不会发送到任何地方，也不会留下来。可以反复思考，多少次都行。
quiz-check = 看看对不对
quiz-again = 再想一次
quiz-choose-first = 请先选一个答案。
quiz-right = 说得对。
quiz-wrong = 再想一想吧。
quiz-partly = 就差一点了。再看看选了哪些吧。
quiz-mark-right = 正确
quiz-mark-wrong = 不是这个
quiz-progress = 共{ $total }题，已做{ $done }题
quiz-result = 共{ $total }题，答对{ $right }题
quiz-result-all = 你想得很认真。把印象最深的地方，讲给别人听听吧。
quiz-result-some = 答错了也不会失去什么。有在意的题，可以再想一想。
quiz-closing-title = 你一直想到了最后
quiz-closing = 这里没有分数。觉得难受就休息一下。想说话的时候，有愿意听的人。
quiz-review = 回顾所有选项
quiz-restart = 从头开始
quiz-to-case = 阅读案例

## Handouts

print-worksheet = 练习单
print-name = 姓名
print-class = 班级
print-date = 日期
print-teacher-page = 教师用：答案和解说
print-answer = 答案
print-explanation = 解说
print-hint = 提示
print-page = 页码
print-help = 可以求助的地方
print-machine-note = 这张纸上的文字由机器翻译，还没有人检查过。
print-write = 把你想到的写下来吧
print-questions = 一起聊聊
print-quiz = 小测验
print-choose-one = 请选一个答案。
print-choose-many = 请选出所有合适的答案。
print-edition = 第{"{edition}"}版
print-updated = {"{date}"}更新
print-as-of = 截至{"{date}"}
print-unverified = 日期尚未核对
print-channel-phone = 电话
print-channel-chat = 聊天
print-channel-line = LINE
print-channel-form = 网页表单
print-channel-mail = 电子邮件
print-channel-visit = 窗口

# Print: words the sheet adds by itself.
print-teacher = 教师用
print-task-done = 已完成
print-task-open = 未完成

# The text that `casebook new` begins a case with.
new-title = （写标题）
new-summary = （用一两句话写是什么故事）
new-text = （写在这里）
new-question = （用一句话写问题）
new-choice = （可能会选的答案）
new-choice-right = （正确答案）
new-feedback = （想对选了它的人说的话）
new-hint = （提示）
new-explanation = （解说）

# The page at a former address.
moved-title = 页面的地址变了

# The places of a case in curricula.
curriculum = 与课程的对应

# Names of languages, for notices and for what help desks speak.
language-ja = 日语
language-ja-simple = 简明日语
language-en = 英语
language-zh = 中文
language-zh-Hans = 中文（简体）
language-ko = 韩语
language-es = 西班牙语
language-pt = 葡萄牙语
language-pt-BR = 葡萄牙语（巴西）
language-vi = 越南语
language-fil = 菲律宾语
language-tl = 他加禄语
language-ne = 尼泊尔语
language-th = 泰语
language-id = 印度尼西亚语
language-ar = 阿拉伯语
language-km = 高棉语
language-my = 缅甸语
language-mn = 蒙古语
language-fr = 法语
language-si = 僧伽罗语
language-ur = 乌尔都语
language-ru = 俄语
