# The words of the site in Brazilian Portuguese.
#
# Every message stands in every language alike. Messages named `print-…` go to the handouts; a `{"{date}"}` in
# them is filled in there. `.also` holds other headings that mean the same section, parted by `|`.
# Brazilian families living in Japan read these: short, plain sentences, “você”, and wording that fits every reader.

## The language

language-name = Português
list-separator = {", "}

## Sections of an entry

section-incident = O que aconteceu
    .also = O que aconteceu? | A história | História
section-discuss = Vamos conversar
    .also = Para conversar | Para pensar | Conversa
section-explain = Por que aconteceu
    .also = Por que aconteceu? | Por que isso acontece | Explicação
section-prevent = Como evitar
    .also = Como evitar? | Como prevenir | Prevenção
section-cope = Se acontecer
    .also = Se acontecer com você | O que fazer | O que fazer?
section-law = O que diz a lei
    .also = A lei | O que a lei diz
section-lesson = Plano de aula
    .also = Para a aula | Para professores
section-family = Em casa
    .also = Para a família | Para as famílias
section-quiz = Quiz
    .also = Teste | Perguntas
section-scenario = Cenário
    .also = Sua escolha

## Ways around the site

skip-to-content = Ir para o conteúdo
nav-main-label = Páginas principais
nav-languages-label = Idiomas
nav-footer-label = Todas as páginas
nav-contents-label = Nesta página
nav-home = Início
nav-cases = Casos
nav-desks = Pedir ajuda
nav-glossary = Palavras
nav-laws = Leis
footer-line = Quando algo vai mal, você não precisa carregar tudo sem ajuda.
not-found-title = Página não encontrada
not-found-lede = O endereço pode ter mudado, ou talvez tenha alguma letra trocada. Você pode continuar por aqui.
chooser-title = Escolha seu idioma

## Notices

notice-fallback = Esta página ainda não existe em português. O texto está em { $language }.
notice-machine = Esta página foi traduzida por máquina. Nenhuma pessoa conferiu ainda, e pode haver erros.
card-untranslated = Ainda não existe em português
external-note = site externo
updated = Atualização: { $date }
date-as-of = Dados de { $date }
date-checked = Verificado em { $date }
date-unverified = Data ainda não verificada
date-overdue = Esta informação pode estar desatualizada. Confira também na página oficial.

## Home and lists

home-help-title = Se você precisa de ajuda agora
home-help-lede = Pode ser só para conversar. Tudo bem se ainda não der para explicar direito o que aconteceu.
home-all-desks = Ver todos os lugares que ajudam
home-cases-title = Leia um caso
home-pages-title = Sobre este site
cases-lede = Histórias sobre coisas que podem acontecer na internet. Leia uma e depois converse sobre ela.
desks-lede = Há pessoas que escutam e pessoas que ajudam a agir. Escolha o lugar onde for mais fácil falar.
glossary-lede = O que querem dizer as palavras mais difíceis deste site.
laws-lede = Leis e procedimentos do Japão para o que acontece na internet.

## Cases

case-eyebrow = Caso
fact-grades = Ano escolar
fact-minutes = Duração
topics = Temas
care-gentle = Uma história tranquila.
care-sensitive = Antes de ler
care-high = Antes de ler
tools-label = Para usar na aula
tool-worksheet = Folha de atividades
tool-pdf = PDF
tool-quiz = O quiz em uma página só dele
for-teachers = Para professores
for-families = Para as famílias
help-title = Tem gente com quem conversar
help-lede = Você não precisa decidir sem ajuda. Escolha um lugar onde seja fácil falar.
case-laws = Leis ligadas a este caso
case-terms = Palavras que apareceram
sources = Fontes
related-cases = Casos que falam disso

## Laws

law-articles = Artigos
law-figure = O que determina
law-in-force = Em vigor desde
law-note = Esta é uma explicação geral. Em uma situação real, consulte um especialista.

## Desks and their channels

desk-contact = Como entrar em contato
desk-for = Para quem
desk-ages = Idade
desk-operator = Responsável
desk-group-danger = Se há perigo agora
desk-group-talk = Se você quer que alguém escute
desk-group-remove = Se você quer apagar uma postagem
desk-group-money = Se o problema é com dinheiro ou compras
desk-group-law = Se você tem uma dúvida sobre a lei
channel-phone = Telefone
channel-chat = Chat
channel-line = LINE
channel-form = Formulário no site
channel-mail = E-mail
channel-visit = Pessoalmente
channel-anonymous = Não precisa dizer o nome
channel-named = Perguntam seu nome
channel-languages = Idiomas: { $list }
cost-free = Grátis
cost-call-charge = A ligação é paga

## Ages, grades, minutes, hours, sizes

ages-range = { $from } a { $to } anos
ages-up-to = Até { $to } anos
ages-from = A partir de { $from } anos
minutes-list = { $list } minutos
minutes-separator = {" ou "}
grade-e = { $n }º ano do primário
grade-j = { $n }º ano do ginásio
grade-h = { $n }º ano do ensino médio
grades-range = { $from } ao { $to }
grades-one = { $grade }
weekday-mo = seg
weekday-tu = ter
weekday-we = qua
weekday-th = qui
weekday-fr = sex
weekday-sa = sáb
weekday-su = dom
hours-holidays = feriados
hours-closed = fechado
hours-always = 24 horas

## Parts of a text

alert-note = Nota
alert-tip = Dica
alert-important = Importante
alert-warning = Atenção
alert-caution = Perigo
table-label = Tabela
footnotes-title = Notas
footnote-back = Voltar à nota { $n } no texto

## Quiz

choice-labels = A B C D E F
quiz-question = Pergunta { $n }
quiz-choose-several = Escolha todas as respostas que servem.
quiz-hint = Ver uma dica
quiz-answer = Resposta e explicação
quiz-private = Suas respostas não são enviadas nem guardadas. Você pode pensar de novo quantas vezes quiser.
quiz-check = Conferir a resposta
quiz-again = Pensar de novo
quiz-choose-first = Escolha uma resposta primeiro.
quiz-right = Isso mesmo.
quiz-wrong = Pense mais um pouco.
quiz-partly = Falta pouco. Dê mais uma olhada nas suas escolhas.
quiz-mark-right = Certa
quiz-mark-wrong = Não é esta
quiz-progress = Perguntas feitas: { $done } de { $total }
quiz-result = Respostas certas: { $right } de { $total }
quiz-result-all = Você pensou bastante. Que tal contar a alguém o que mais ficou na sua cabeça?
quiz-result-some = Errar não tira nada de você. Dá para voltar a qualquer pergunta que deixou dúvida.
quiz-closing-title = Você pensou até o fim
quiz-closing = Aqui não há nota. Se ficou pesado, descanse. Se quiser conversar, tem gente para escutar.
quiz-review = Rever todas as opções
quiz-restart = Começar de novo
quiz-to-case = Ler o caso

## Handouts

print-worksheet = Folha de atividades
print-name = Nome
print-class = Turma
print-date = Data
print-teacher-page = Para o professor: respostas e explicações
print-answer = Resposta
print-explanation = Explicação
print-hint = Dica
print-page = Página
print-help = Onde pedir ajuda
print-machine-note = O texto desta folha foi traduzido por máquina. Nenhuma pessoa conferiu ainda.
print-write = Escreva o que você pensou
print-questions = Vamos conversar
print-quiz = Quiz
print-choose-one = Escolha uma resposta.
print-choose-many = Escolha todas as respostas que servem.
print-edition = Edição {"{edition}"}
print-updated = Atualização: {"{date}"}
print-as-of = Dados de {"{date}"}
print-unverified = Data ainda não verificada
print-channel-phone = Telefone
print-channel-chat = Chat
print-channel-line = LINE
print-channel-form = Formulário no site
print-channel-mail = E-mail
print-channel-visit = Pessoalmente

# Print: words the sheet adds by itself.
print-teacher = Para o professor
print-task-done = feito
print-task-open = a fazer

# The text that `casebook new` begins a case with.
new-title = (o título)
new-summary = (de que trata a história, em uma ou duas frases)
new-text = (escreva aqui)
new-question = (a pergunta, em uma frase)
new-choice = (uma resposta que alguém poderia escolher)
new-choice-right = (a resposta certa)
new-feedback = (o que dizer a quem escolheu esta resposta)
new-hint = (uma dica)
new-explanation = (a explicação)

# The page at a former address.
moved-title = Esta página mudou de lugar

# The places of a case in curricula.
curriculum = Ligação com o currículo

# Names of languages, for notices and for what help desks speak.
language-ja = japonês
language-ja-simple = japonês fácil
language-en = inglês
language-zh = chinês
language-zh-Hans = chinês (simplificado)
language-ko = coreano
language-es = espanhol
language-pt = português
language-pt-BR = português (Brasil)
language-vi = vietnamita
language-fil = filipino
language-tl = tagalo
language-ne = nepalês
language-th = tailandês
language-id = indonésio
language-ar = árabe
language-km = khmer
language-my = birmanês
language-mn = mongol
language-fr = francês
language-si = cingalês
language-ur = urdu
language-ru = russo
