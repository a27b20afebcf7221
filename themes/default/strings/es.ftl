# The words of the site in Spanish.
#
# Every message stands in every language alike. Messages named `print-…` go to the handouts; a `{"{date}"}` in
# them is filled in there. `.also` holds other headings that mean the same section, parted by `|`.
# Latin American families living in Japan read these: short, plain sentences, “tú”, and wording that fits every reader.

## The language

language-name = Español
list-separator = {", "}

## Sections of an entry

section-incident = Qué pasó
    .also = ¿Qué pasó? | Lo que pasó | La historia
section-discuss = Conversemos
    .also = Para conversar | Hablemos | Para pensar
section-explain = Por qué pasó
    .also = ¿Por qué pasó? | Por qué pasa | Explicación
section-prevent = Cómo evitarlo
    .also = ¿Cómo evitarlo? | Cómo prevenirlo | Prevención
section-cope = Si ocurre
    .also = Si te pasa | Si llega a ocurrir | Qué hacer | ¿Qué hacer?
section-law = Qué dice la ley
    .also = ¿Qué dice la ley? | La ley | Lo que dice la ley
section-lesson = Plan de clase
    .also = Para la clase | Para docentes
section-family = En casa
    .also = Para la familia | Para las familias
section-quiz = Cuestionario
    .also = Quiz | Preguntas
section-scenario = Escenario
    .also = Tú decides

## Ways around the site

skip-to-content = Ir al contenido
nav-main-label = Páginas principales
nav-languages-label = Idiomas
nav-footer-label = Todas las páginas
nav-contents-label = En esta página
nav-home = Inicio
nav-cases = Casos
nav-desks = Pedir ayuda
nav-glossary = Palabras
nav-laws = Leyes
footer-line = Cuando algo va mal, no tienes que cargar con todo a solas.
not-found-title = No se encontró la página
not-found-lede = Puede que la dirección haya cambiado o que tenga alguna letra equivocada. Puedes seguir desde aquí.
chooser-title = Elige tu idioma

## Notices

notice-fallback = Esta página todavía no existe en español. El texto está en { $language }.
notice-machine = Esta página fue traducida por una máquina. Nadie la ha revisado todavía y puede tener errores.
card-untranslated = Todavía no existe en español
external-note = sitio externo
updated = Actualización: { $date }
date-as-of = Datos del { $date }
date-checked = Verificado el { $date }
date-unverified = Fecha aún sin verificar
date-overdue = Puede que esta información ya no esté al día. Compruébala también en la página oficial.

## Home and lists

home-help-title = Si necesitas ayuda ahora
home-help-lede = Puede ser solo para conversar. No importa si todavía no sabes explicar bien lo que pasó.
home-all-desks = Ver todos los lugares que ayudan
home-cases-title = Lee un caso
home-pages-title = Sobre este sitio
cases-lede = Historias sobre cosas que pueden pasar en internet. Lee una y luego conversa sobre ella.
desks-lede = Hay personas que escuchan y personas que ayudan a actuar. Elige el lugar donde te sea más fácil hablar.
glossary-lede = Lo que significan las palabras más difíciles de este sitio.
laws-lede = Leyes y trámites de Japón para lo que pasa en internet.

## Cases

case-eyebrow = Caso
fact-grades = Grados
fact-minutes = Duración
topics = Temas
care-gentle = Una historia tranquila.
care-sensitive = Antes de leer
care-high = Antes de leer
tools-label = Para usar en clase
tool-worksheet = Hoja de trabajo
tool-pdf = PDF
tool-quiz = El cuestionario en una página aparte
for-teachers = Para docentes
for-families = Para las familias
help-title = Hay con quién hablar
help-lede = No tienes que decidir a solas. Elige un lugar donde te sea fácil hablar.
case-laws = Leyes relacionadas
case-terms = Palabras que aparecen
sources = Fuentes
related-cases = Casos que hablan de esto

## Laws

law-articles = Artículos
law-figure = Lo que establece
law-in-force = En vigor desde
law-note = Esta es una explicación general. Para una situación real, consulta a un especialista.

## Desks and their channels

desk-contact = Cómo comunicarse
desk-for = Para quién
desk-ages = Edad
desk-operator = A cargo de
desk-group-danger = Si hay peligro ahora
desk-group-talk = Si quieres que alguien te escuche
desk-group-remove = Si quieres que se borre una publicación
desk-group-money = Si el problema es de dinero o de compras
desk-group-law = Si tienes una duda sobre la ley
channel-phone = Teléfono
channel-chat = Chat
channel-line = LINE
channel-form = Formulario web
channel-mail = Correo electrónico
channel-visit = En persona
channel-anonymous = No hace falta decir tu nombre
channel-named = Te preguntan el nombre
channel-languages = Idiomas: { $list }
cost-free = Gratis
cost-call-charge = La llamada se paga

## Ages, grades, minutes, hours, sizes

ages-range = De { $from } a { $to } años
ages-up-to = Hasta { $to } años
ages-from = Desde { $from } años
minutes-list = { $list } minutos
minutes-separator = {" o "}
grade-e = { $n }.º de primaria
grade-j = { $n }.º de secundaria
grade-h = { $n }.º de preparatoria
grades-range = { $from } a { $to }
grades-one = { $grade }
weekday-mo = lun
weekday-tu = mar
weekday-we = mié
weekday-th = jue
weekday-fr = vie
weekday-sa = sáb
weekday-su = dom
hours-holidays = feriados
hours-closed = cerrado
hours-always = 24 horas

## Parts of a text

alert-note = Nota
alert-tip = Pista
alert-important = Importante
alert-warning = Atención
alert-caution = Peligro
table-label = Tabla
footnotes-title = Notas
footnote-back = Volver a la nota { $n } en el texto

## Quiz

choice-labels = A B C D E F
quiz-question = Pregunta { $n }
quiz-choose-several = Elige todas las respuestas que correspondan.
quiz-hint = Ver una pista
quiz-answer = Respuesta y explicación
quiz-private = Tus respuestas no se envían ni se guardan. Puedes volver a pensar todas las veces que quieras.
quiz-check = Comprobar mi respuesta
quiz-again = Pensarlo otra vez
quiz-choose-first = Primero elige una respuesta.
quiz-right = Así es.
quiz-wrong = Piénsalo un poco más.
quiz-partly = Ya casi. Mira otra vez lo que elegiste.
quiz-mark-right = Correcta
quiz-mark-wrong = No es esta
quiz-progress = Preguntas hechas: { $done } de { $total }
quiz-result = Respuestas correctas: { $right } de { $total }
quiz-result-all = Lo pensaste muy bien. Cuéntale a alguien lo que más se te quedó.
quiz-result-some = Equivocarse no cuesta nada. Puedes volver a cualquier pregunta que te dejó dudas.
quiz-closing-title = Llegaste hasta el final
quiz-closing = Aquí no hay puntaje. Si te pesó, descansa. Si quieres hablar, hay quien te escuche.
quiz-review = Repasar todas las opciones
quiz-restart = Empezar de nuevo
quiz-to-case = Leer el caso

## Handouts

print-worksheet = Hoja de trabajo
print-name = Nombre
print-class = Clase
print-date = Fecha
print-teacher-page = Para docentes: respuestas y explicaciones
print-answer = Respuesta
print-explanation = Explicación
print-hint = Pista
print-page = Página
print-help = Dónde pedir ayuda
print-machine-note = El texto de esta hoja fue traducido por una máquina. Nadie lo ha revisado todavía.
print-write = Escribe lo que pensaste
print-questions = Conversemos
print-quiz = Cuestionario
print-choose-one = Elige una respuesta.
print-choose-many = Elige todas las respuestas que correspondan.
print-edition = Edición {"{edition}"}
print-updated = Actualización: {"{date}"}
print-as-of = Datos del {"{date}"}
print-unverified = Fecha aún sin verificar
print-channel-phone = Teléfono
print-channel-chat = Chat
print-channel-line = LINE
print-channel-form = Formulario web
print-channel-mail = Correo electrónico
print-channel-visit = En persona

# Print: words the sheet adds by itself.
print-teacher = Para docentes
print-task-done = hecho
print-task-open = por hacer

# The text that `casebook new` begins a case with.
new-title = (el título)
new-summary = (de qué trata la historia, en una o dos frases)
new-text = (escribe aquí)
new-question = (la pregunta, en una frase)
new-choice = (una respuesta que alguien podría elegir)
new-choice-right = (la respuesta correcta)
new-feedback = (qué decirle a quien la eligió)
new-hint = (una pista)
new-explanation = (la explicación)

# The page at a former address.
moved-title = Esta página cambió de lugar

# The places of a case in curricula.
curriculum = Relación con el currículo

# Names of languages, for notices and for what help desks speak.
language-ja = japonés
language-ja-simple = japonés fácil
language-en = inglés
language-zh = chino
language-zh-Hans = chino (simplificado)
language-ko = coreano
language-es = español
language-pt = portugués
language-pt-BR = portugués (Brasil)
language-vi = vietnamita
language-fil = filipino
language-tl = tagalo
language-ne = nepalí
language-th = tailandés
language-id = indonesio
language-ar = árabe
language-km = jemer
language-my = birmano
language-mn = mongol
language-fr = francés
language-si = cingalés
language-ur = urdu
language-ru = ruso
