"""Whether a text can be read at all: rules that know English stay silent about the rest."""

import re

from bot.domain.doings import ADVERBS, VERBS, base
from bot.domain.folding import words_of
from bot.domain.qualities import ABSTRACT, COMPARATIVES, ROLES, STATES

_LETTERS = re.compile(r"[^\W\d_]+(?:'[a-z]+)?")
_ENGLISH = words_of(
    """
    the a an to of and in on for with by my i our at is be this that from will want each every per week
    month year day until before have get do more better least new one two three read write run learn improve
    complete finish attend give meet become make build call take team people times hours minutes goal work
    up out go start stop quit increase reduce save pass publish launch submit daily weekly monthly than as
    not no it me we you under over within next end use help create develop plan i'm i'll don't can't am are
    if so then about into all or but how what when why which through talk speak send join ask practice walk
    lose gain cut buy sell hire move eat drink sleep exercise meditate
    """
)
_OTHERS = {
    "de": words_of(
        """
        der die das und ich mein meine meinen nicht mit für auf ein eine einen einem einer zu im bis jeden
        jede jedes woche monat jahr tag mehr weniger besser werden machen lernen mal pro stunden minuten als
        bei von sich am zum zur dem den wir will möchte bücher sport lesen schreiben laufen abnehmen
        aufhören rauchen gesünder essen ende nächsten sprechen mindestens täglich wöchentlich uhr oder auch
        kein keine fertig über
        """
    ),
    "es": words_of(
        """
        el la los las y yo mi mis con para por un una unos que en de del al cada semana mes año día más
        menos mejor ser hacer aprender leer escribir correr antes hasta quiero veces horas minutos libros
        este esta dejar fumar mejorar bajar kilos dos tres terminar curso como no hablar inglés semanas
        meses días
        """
    ),
    "fr": words_of(
        """
        le la les et je mon ma mes avec pour par un une des du que qui en de au aux chaque semaine mois an
        année jour plus moins mieux être faire apprendre lire écrire courir avant jusqu fois heures minutes
        livres cette ce arrêter fumer améliorer perdre veux pages deux trois finir cours dans sur pas tous
        jours d'ici j' l'anglais parler vingt terminer
        """
    ),
    "it": words_of(
        """
        il lo gli e io mio mia miei con per un una di del della che in al ogni settimana mese anno giorno
        più meno meglio essere fare imparare leggere scrivere correre prima entro voglio volte ore minuti
        libri questo questa smettere fumare migliorare due tre finire corso non sono
        """
    ),
    "pt": words_of(
        """
        o os as e eu meu minha com para por um uma de do da dos das que em no na cada semana mês ano dia
        mais menos melhor ser fazer aprender ler escrever correr antes até quero vezes horas minutos livros
        este esta parar fumar melhorar dois duas três terminar curso não todos todo dias
        """
    ),
    "nl": words_of(
        """
        de het een en ik mijn met voor op te in van elke week maand jaar dag meer minder beter worden doen
        leren lezen schrijven rennen voordat tot wil keer uur minuten boeken deze dit stoppen roken
        verbeteren twee drie afronden niet als bij per ieder iedere om aan
        """
    ),
    "pl": words_of(
        """
        i w na z do się nie że mój moja chcę każdy tydzień miesiąc rok dzień więcej mniej lepiej być robić
        uczyć czytać pisać biegać przed razy godziny minut książek ten ta przestać palić poprawić dwa trzy
        skończyć kurs co codziennie tygodniu
        """
    ),
    "sv": words_of(
        """
        och jag min mitt mina med för på ett att av i varje vecka månad år dag mer mindre bättre bli göra
        lära läsa skriva springa innan till vill gånger timmar minuter böcker den det sluta röka förbättra
        två tre inte om som
        """
    ),
    "da": words_of(
        """
        og jeg min mit mine med for på et en at af hver uge måned år dag mere mindre bedre blive gøre lære
        læse
        skrive løbe inden til vil gange timer minutter bøger den det ikke som fra ikke kunne
        """
    ),
    "fi": words_of(
        """
        ja minä haluan joka viikko kuukausi vuosi päivä enemmän vähemmän lukea oppia juosta kirjaa
        ennen
        """
    ),
    "cs": words_of(
        """
        a já chci můj každý týden měsíc rok den více méně číst psát naučit se běhat knih do na ve
        přestat
        """
    ),
    "hu": words_of(
        """
        és én egy minden hét hónap év nap több kevesebb olvasni tanulni futni könyvet hogy nem
        szeretnék
        """
    ),
    "ro": words_of(
        """
        și eu vreau fiecare săptămână lună an zi mai mult puțin citesc să învăț alerg cărți până
        la în
        """
    ),
    "id": words_of(
        """
        dan saya ingin setiap minggu bulan tahun hari lebih membaca belajar menulis lari buku
        sebelum dua tiga
        """
    ),
    "hi": words_of(
        """
        hai mujhe roz mein ka ki ko karna padhna chahta hoon aur har hafte mahine saal kitab
        seekhna
        """
    ),
    "tr": words_of(
        """
        ve ben benim ile için bir her hafta ay yıl gün daha iyi olmak yapmak öğrenmek okumak yazmak önce
        kadar istiyorum kez saat dakika kitap bu bırakmak iki üç bitirmek
        """
    ),
}
_SHARED = words_of(
    """
    a in on an no me as at is do so am die all to i per over under week plan team man of most min mi ten pages
    minutes plus pour fin kilos total pro
    """
)
_TONGUES_OF = {
    word: tuple(name for name, known in _OTHERS.items() if word in known)
    for word in frozenset().union(*_OTHERS.values())
    if word not in _ENGLISH or word in _SHARED
}
_LATIN = re.compile(r"[a-z'\u00df-\u024f]+")
_FOREIGN_LETTERS = re.compile(r"[^\x00-\x7f\u2000-\u2bff\ufe00-\ufe0f\U0001f000-\U0001faff]")
_KNOWN = ABSTRACT | ADVERBS | COMPARATIVES | ROLES | STATES
_ENOUGH = 2
_FEW = 3
_MOST = 0.5


def readable(folded: str) -> bool:
    """Whether rules for English have something to say about a folded text.

    Not without letters, not in other scripts, and not where more words belong to another language.
    """
    words = _LETTERS.findall(folded)
    if not words:
        return False
    latin = [word for word in words if _LATIN.fullmatch(word)]
    if len(latin) < len(words) * _MOST:
        return False
    english = sum(word in _ENGLISH for word in latin)
    if not english and len(latin) > _FEW and not any(_is_known(word) for word in latin):
        return False
    counts: dict[str, int] = {}
    for word in latin:
        for name in _TONGUES_OF.get(word, ()):
            counts[name] = counts.get(name, 0) + (word not in _SHARED)
    foreign = max(counts.values(), default=0)
    accented = sum(bool(_FOREIGN_LETTERS.search(word)) for word in latin)
    orders = foreign < _ENOUGH and base(latin[0]) in VERBS  # "visit Les Halles"
    if foreign >= _ENOUGH or (foreign and (accented or len(latin) <= _FEW)):
        return english > foreign or orders
    return not (accented and english == 0 and len(latin) > 1) or orders


def _is_known(word: str) -> bool:
    return base(word) in VERBS or word in _KNOWN
