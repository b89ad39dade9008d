/**
 * What a language says in words of its own that mean another thing word for word: the year of a budget, "2 Go de texte",
 * "pensavamo a 4 A100", "et en 8 bits ?", "passe le rang à 64".
 */
import type { Locale } from './local-phrases.ts'

type SaidForm = readonly [pattern: RegExp, said: string]

const card = String.raw`(?:(?:RTX |GTX )?[2-5]0[5-9]0|(?:RTX )?[ABHLV]\d{1,3}|MI\d{3}|GB?[HB]?200|T4)(?![\p{L}\d])`
const budget = 'budget|presupuesto|orçamento|orcamento|bilancio|begroting|haushalt|preventivo'
const year = String.raw`20[2-3]\d(?![\d.,]*\d| ?(?:[€$£k]|euros?|dollars?|dólares|dollari|reais|usd|eur|chf))`
const yearAfter = "(?:das jahr|l'anno|l'année|el año|o ano|het jaar)"

const shared: readonly SaidForm[] = [
  // "Für das Budget 2027:": of that year, and no sum.
  [
    new RegExp(
      String.raw`(?<![\p{L}])(?:(?:für|fürs|pour|para|per|voor|im|in|dans|no|nel|en|ins|zum) (?:das |den |le |el |o |il |het |unser |notre |nuestro |nosso |nostro |ons )?|de |del |do )?(?:${budget})(?: (?:pour|de|del|do|für|voor|van|per|para|di|des|dell'|d'))?(?: ${yearAfter})? ${year}(?: ?[:,])?`,
      'giu',
    ),
    '',
  ],
  // "做预算：13B": what the budget is made for.
  [/(?:做|订|定|报)?(?:(?:20[2-3]\d ?(?:年度?|년도?)?(?:的|の)?) ?)?(?:预算|予算|예산)[:：]? ?(?=\d{1,3}(?:\.\d)?[bB](?![\p{L}\d]))/gu, ''],
  [/(?:做|订|定|报)?20[2-3]\d ?(?:年度?|년도?)(?:的|の)? ?(?:预算|予算|예산)(?:用に?|のため(?:に|の)?|용(?:으로)?)?[、,:：]?(?! ?[\d$¥₩])/gu, ' '],
] // prettier-ignore

const contrast = String.raw`(?![^\n]{0,200}(?:(?<![\p{L}])(?:aber|doch|jetzt|stattdessen|mais|finalement|maintenant|pero|mejor|ahora|mas|porém|agora|ma|però|invece|adesso|maar|toch|nu)(?![\p{L}])|[\d\p{L}] ?(?:x ?)?${card}[^\n]{0,200}${card}))`
const notOtherCard = String.raw`(?=(?:[^\n]{0,12}?)${card}(?![^\n]{1,200}${card}))`
const thought = (words: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}])(?:${words}) ${notOtherCard}${contrast}`, 'giu')

/** A number that was typed wrong, and the one that is meant: "perdón, eran 500 millones". */
const slip = (sorry: string, were: string): SaidForm => [
  new RegExp(
    String.raw`^(?:(?:ah|oh|ach|uh|oeps|ops|ups|oups)[,! ]+)?(?:${sorry})[,:.! ]+(?:${were}) (?=(?:\d|[a-zà-ü]{3,9} (?:mill?i|mil|tau|dui)))`,
    'iu',
  ),
  "sorry, it's ",
]
/** Whoever rents it out: "Anbieter ist uns egal". */
const anySeller = (words: string): SaidForm => [
  new RegExp(String.raw`(?<![\p{L}])(?:${words})(?![\p{L}])`, 'iu'),
  'any seller ',
]
/** "D'où sort le chiffre de 31 heures ?" */
const whence = (words: string): SaidForm => [
  new RegExp(String.raw`^[¿ ]*(?:(?:et|y|e|und|en|aber|maar|pero|mas|ma) )?(?:${words}) `, 'iu'),
  'why ',
]

/** A question that is short, without a verb: "et en 8 bits ?", "e su spot?". */
const short = (words: string): RegExp =>
  new RegExp(String.raw`^[¿ ]*(?:${words}) (?=[^\s?,.;]{1,14}(?: [^\s?,.;]{1,9})? ?\?\s*$)`, 'iu')

/** "LambdaかNebius": a small word that is written onto the names on both its sides. */
const orNames = (words: string): SaidForm => [
  new RegExp(String.raw`(?<=[a-z\d]) ?(?:${words}) ?(?=[a-z][a-z\d.-]{2})`, 'giu'),
  ' or ',
]

const forms: Readonly<Record<string, readonly SaidForm[]>> = {
  de: [
    // "Die Daten sind auf 120 Mio Tokens gewachsen": so many, and none on top.
    [/(?<![\p{L}])auf (\d[\d.,]*(?: ?(?:Mio|Mrd|Tsd)\.?| ?Millionen| ?Milliarden|k|M)? ?(?:Tokens?|Beispiele|Zeilen|Dokumente)) (?:an)?(?:gewachsen|gestiegen|geklettert|geschrumpft|gesunken|erweitert|aufgestockt|gekürzt|reduziert)/giu, 'jetzt $1'],
    [/(?<![\p{L}])(?:man hat uns|die haben uns|sie haben uns|wir wurden)(?: das Budget)? auf ([$€]? ?\d[\d.,]*(?: ?(?:Euro|Dollar|€|\$))?) (?:gekürzt|gedrückt|begrenzt|gedeckelt|runtergesetzt)/giu, 'Budget $1'],
    [/(?<=\d ?(?:Euro|Dollar|€|\$)) (?:ausgeben|kosten|zahlen|bezahlen)(?=[\s.!]*$)/giu, ''],
    slip('sorry|verzeihung|entschuldigung|pardon|vertippt|tippfehler|mein fehler', 'es (?:waren|sind|wären)|das (?:waren|sind)|waren|sind'),
    anySeller('(?:der |welcher )?(?:Anbieter|Provider|Cloud)(?: ist| wäre)?(?: es)? (?:mir|uns) (?:(?:eigentlich|völlig|ganz|total) )?(?:egal|gleich|wurscht|wurst)|(?:mir|uns) ist der (?:Anbieter|Provider) egal|(?:Anbieter|Provider) (?:egal|spielt keine Rolle)|egal (?:bei )?welche[rm]? (?:Anbieter|Provider|Cloud)'),
    whence('woher (?:kommen|kommt|stammen|stammt|hast du|habt ihr|nimmst du)'),
    [/(?<=(?:Kontext|Kontextlänge|Rank|Rang|Batch|Batchgröße|Sequenzlänge) )(?:brauchen|bräuchten|hätten|wollen|nehmen|brauche|hätte) (?:wir|ich) (?:(?:eher|lieber|doch|schon|wohl|mindestens|gern|besser) )?(?=\d)/giu, ''],
    [/(?<![\p{L}])eher (?=\d)/giu, ''],
    [/(?<![\p{L}])(?:so (?:wenig|günstig|billig) (?:Geld )?wie (?:möglich|es geht)|minimale[rn]? (?:Kosten|Preis)|(?:möglichst|so) (?:geringe|niedrige) Kosten(?: wie möglich)?)(?![\p{L}])/giu, ' cheapest '],
    [thought('(?:wir|ich) (?:dachten?|hatten? gedacht|denken?) an|gedacht (?:hatten?|haben?) (?:wir|ich) an'), 'mit '],
    [short('und (?:in|mit|auf|bei)|(?:was|wie) wäre?(?: es| das)? (?:mit|auf|in)|wie wär.?s (?:mit|auf|in)|was ist mit'), 'what about '],
  ],
  fr: [
    [/(?<![\p{L}])on nous a (?:coupé|réduit|limité|ramené|rogné)s?(?: le budget)? à (?=[$€]? ?\d)/giu, 'budget '],
    slip("pardon|désolée?|oups|excusez[- ]moi|erreur de (?:frappe|ma part)", "c'était|c'étaient|c'est|ce sont|il y en avait"),
    anySeller("(?:le |la |quel )?(?:fournisseur|cloud|prestataire|hébergeur)(?: (?:m'est|nous est|est)(?: complètement| totalement)?)? (?:égal|indifférent|importe peu)|peu importe (?:le |la |chez )?(?:quel )?(?:fournisseur|cloud|prestataire|hébergeur)|n'importe (?:quel|chez quel) (?:fournisseur|cloud|prestataire|hébergeur)"),
    whence("d'où (?:sort|sortent|vient|viennent|tirez-vous|tires-tu|provient)(?:nt)?(?: (?:le|la|les|ce|cette|ces))?(?: (?:chiffre|estimation|nombre|durée|prix|montant) d[e'])?"),
    [/(?<![\p{L}])(?:(?:au )?(?:coût|prix|budget) (?:minimal|minimum|le plus bas)(?: possible)?|le moins (?:cher|de frais) possible|dépense minimale(?: possible)?)(?![\p{L}])/giu, ' cheapest '],
    [/(?<=\d) ?([KMGT])o(?![\p{L}])/gu, ' $1B'],
    [thought("(?:je pensais|on pensait|nous pensions|on pense|je pense|on songe|on songeait)(?: partir)? (?:à|sur)"), 'avec '],
    [short("et (?:en|avec|sur|avec du|avec de la)|quid (?:de|du|d')|que donnerait|et pour"), 'what about '],
    [/(?<![\p{L}])(?:on |je |tu |vous )?pass(?:e|ons|ez|er) (?=(?:le|la|les) (?:rang|budget|taux|batch|lot|séquence|longueur|contexte|fenêtre|lr|délai|plafond|nombre|modèle|méthode|précision)(?![\p{L}]))/giu, 'mets '],
  ],
  es: [
    [/(?<![\p{L}])nos (?:han |lo han )?(?:recort|baj|limit|reduc|reduj|dej)\p{L}{0,5} (?:el presupuesto )?(?:a |en |con )?(?=[$€]? ?\d)/giu, 'presupuesto '],
    [/(?<=tiene que (?:estar|quedar)) (?:list[oa]|terminad[oa]|hech[oa]|acabad[oa])(?= (?:el|para|antes) )/giu, ''],
    [/(?<=(?:lunes|martes|miércoles|miercoles|jueves|viernes|sábado|sabado|domingo)) (?:por|a|en) la (?:mañana|tarde|noche)/giu, ''],
    slip('perdón|perdon|disculpa|disculpen|lo siento|fe de erratas', 'eran|era|son|serían|es'),
    anySeller('(?:el |qué )?(?:proveedor|la nube|cloud) (?:me|nos) (?:da igual|es indiferente|da lo mismo)|(?:me|nos) da (?:igual|lo mismo) (?:el proveedor|qué proveedor|la nube)|cualquier (?:proveedor|nube)(?: (?:vale|sirve|me vale|está bien))?|(?:el )?proveedor no importa'),
    whence('de dónde (?:salen|sale|vienen|viene|sacas|sacaste)(?: (?:el|la|las|los|esas|esos|ese|esa))?(?: (?:cifra|número|dato|cálculo) de)?'),
    [/(?<![\p{L}])(?:(?:con |al )?(?:el )?(?:mínimo|menor) (?:gasto|coste|costo|precio)(?: posible)?|(?:gasto|coste|costo) mínimo(?: posible)?|lo más barato posible)(?![\p{L}])/giu, ' cheapest '],
    [thought('(?:pensaba|pensábamos|pensamos|pienso|habíamos pensado|había pensado)(?: usar)? en|pensábamos usar'), 'con '],
    [short('y (?:en|con|sobre)|qué tal (?:en|con)|qué hay de'), 'what about '],
    [/(?<=as[ií] )que va (?=\p{L})/giu, 'va '],
  ],
  pt: [
    [/(?<![\p{L}])(?:cortaram|reduziram|baixaram|limitaram)(?: a gente| nosso orçamento| o orçamento| a verba)? (?:pra|para|a|em) (?=(?:R?\$|€)? ?\d)/giu, 'orçamento '],
    slip('desculpa|desculpe|perdão|opa|foi mal|errei', 'eram|era|são|é|seriam'),
    anySeller('(?:o )?(?:provedor|fornecedor|a nuvem) (?:tanto faz|não importa|é indiferente)|tanto faz (?:o |a |qual )?(?:provedor|fornecedor|nuvem|cloud)|qualquer (?:provedor|nuvem|fornecedor)(?: serve)?'),
    whence('de onde (?:saíram|saiu|vêm|vem|veio|vieram|tirou|sai)(?: (?:o|a|as|os|essas|esses|esse|essa))?(?: (?:número|conta|valor) de)?'),
    [/(?<![\p{L}])(?:(?:com |ao |pelo )?(?:o )?(?:menor|mínimo) (?:gasto|custo|preço)(?: possível)?|(?:gasto|custo) mínimo(?: possível)?|o mais barato possível|gastando o mínimo(?: possível)?)(?![\p{L}])/giu, ' cheapest '],
    [thought('(?:pensei|pensamos|pensava|pensávamos|penso|tinha pensado|tínhamos pensado)(?: em usar| usar| em| n[oa]s?)'), 'com '],
    [short('e (?:em|com|n[oa])|que tal (?:em|com)?'), 'what about '],
    [/(?<![\p{L}])na real,? /giu, ''],
  ],
  it: [
    [/(?<![\p{L}])ci hanno (?:tagliat|ridott|limitat|abbassat)[oaie](?: il budget)? a (?=[$€]? ?\d)/giu, 'budget '],
    slip('scusa|scusate|scusi|pardon|ops|errore mio|ho sbagliato', 'erano|era|sono|è|sarebbero'),
    anySeller("(?:il |quale )?(?:provider|fornitore|cloud) (?:non importa|mi è indifferente|ci è indifferente|è indifferente|è uguale)|(?:non importa|è indifferente|mi è indifferente) (?:il |quale )?(?:provider|fornitore|cloud)|(?:qualsiasi|qualunque) (?:provider|fornitore|cloud)(?: va bene)?"),
    whence("da dove (?:vengono|viene|saltano fuori|salta fuori|escono|esce|arrivano|arriva)(?: (?:il|la|le|i|quelle|quei|quel|quella))?(?: (?:numero|stima|cifra|calcolo) di)?"),
    [/(?<![\p{L}])(?:(?:con |alla |al )?(?:la |il )?(?:minima|minimo|minor) (?:spesa|costo|prezzo)(?: possibile)?|(?:spesa|costo|prezzo) minim[ao](?: possibile)?|(?:il )?più economico possibile|spendendo il meno possibile|spendere il meno possibile)(?![\p{L}])/giu, ' cheapest '],
    [/(?<![\p{L}])batch (?:size )?globale(?![\p{L}])/giu, 'global batch'],
    [/^(?:mettilo|mettila|mettiamolo|spostalo|spostiamolo|fallo|facciamolo|passalo|provalo|lancialo|giralo) (?=(?:su|con|in|a|da) )/giu, 'usa '],
    [thought('(?:pensavo|pensavamo|pensiamo|penso|avevamo pensato|avevo pensato)(?: di usare| a)'), 'con '],
    [short('e (?:in|con|su|con il|con le)|che ne (?:dici|dite) di|come sarebbe (?:in|con|su)'), 'what about '],
    [/(?<![\p{L}])(?:la )?(?:volta scorsa|scorsa volta|ultima volta|altra volta)(?![\p{L}])/giu, "l'altro giorno"],
  ],
  nl: [
    [/(?<=\d ?(?:euro|dollar|€|\$)) (?:uitgeven|kosten|betalen|kwijt zijn|kwijt)(?=[\s.!]*$)/giu, ''],
    [/(?<![\p{L}])(?:ze hebben ons|we zijn|we werden)(?: het budget)? (?:teruggebracht|gekort|beperkt|verlaagd) (?:naar|tot) (?=[$€]? ?\d)/giu, 'budget '],
    slip('sorry|oeps|pardon|foutje|typefout|mijn fout', 'het (?:waren|zijn|was|is)|dat (?:waren|zijn)|waren|zijn'),
    anySeller('(?:de |welke )?(?:provider|aanbieder|leverancier|cloud)(?: het is)? (?:maakt|boeit|interesseert) (?:(?:me|mij|ons) )?(?:(?:echt|eigenlijk|verder) )?niet(?: (?:echt|zo))?(?: (?:veel|uit))?|het maakt (?:me |ons )?niet uit (?:bij )?welke (?:provider|aanbieder|leverancier|cloud)|(?:om het even|ongeacht) welke (?:provider|aanbieder|cloud)'),
    whence('waar (?:komt|komen|haal je|halen jullie)(?: (?:die|dat|de|het))?'),
    [/(?<![\p{L}])(?:zo (?:goedkoop|weinig) mogelijk(?: (?:geld|uitgeven|kosten))?|(?:minimale|laagst mogelijke|laagste) (?:kosten|prijs))(?![\p{L}])/giu, ' cheapest '],
    [/^(?:(?:en|maar|hey|hoi) )?(?:zit|is|zitten) (?:de )?btw (?:(?:hier|daar|er)(?:bij)? )?(?:(?:al|ook|bij|bij) )?(?:in(?:begrepen|gerekend)?|erbij(?: in)?|inclusief|bij(?: in)?)(?= ?\?)/iu, 'is VAT included'],
    [thought('(?:we|ik|wij) (?:dachten|dacht|denken|denk) aan'), 'met '],
    [short('en (?:in|met|op)|(?:en )?wat met|hoe zit het met|wat dacht je van'), 'what about '],
  ],
  ja: [
    [/(\d[\d.,]*[万億千]*\d*[万億千]*) ?(トークン|件)(?:に|まで|へ)(?:も)?(?:増え|減り|減っ|増加し|膨らみ|膨らん|なりまし|なっ)[てたまでしいすよ]{1,5}/gu, '今は$1$2です'],
    [/までに(?:終われば|終わったら|できれば|完了すれば|仕上がれば)(?:OK|ok|オーケー|大丈夫|いい|問題ない|十分|間に合)[いうでのすよ]{0,4}/gu, 'までにお願いします'],
    [/アジュール/gu, 'Azure'],
    [/グーグル ?クラウド/gu, 'GCP'],
    orNames(String.raw`か`),
    [/(?:プロバイダー?|クラウド|業者|会社|ベンダー)は(?:どこ|何|どれ)でも(?:いい|良い|よい|構わない|構いません|大丈夫)(?:です|よ)*/u, 'any seller '],
    [/([\d.,]+ ?[万億]?(?:時間|日|ドル|円|GB)?)(?:って|という(?:数字|値|の)?は?|は)?(?:いったい)?どこから(?:出た|来た|出てきた|きた)(?:数字|値)?(?:ですか|なのですか|の)?[?？]?/u, 'why $1?'],
    [/^(?!.*(?:いつ|何|なに|誰|どこ|いくら))([^はがをに、。?？\n]{2,12})は ?[?？]$/u, 'what about $1?'],
  ],
  zh: [
    orNames('或者?|还是|或是'),
    [/(?:大概|大约|差不多|约)(?=(?:需要|要花|要|得|是|会)?(?:多少|几|多久|多长|什么价))/gu, ''],
    [/(?:哪家|哪个|什么|随便哪家|任何)(?:云|平台|厂商|供应商|服务商|云厂商|公司)?(?:厂商|平台)?都(?:行|可以|好|成|没关系|无所谓)|(?:云厂商|供应商|平台|哪家)(?:无所谓|不限|随意|随便)/u, 'any seller '],
  ],
  ko: [
    [/애저|애쥬어/gu, 'Azure '],
    [/구글 ?클라우드/gu, 'GCP '],
    [/(?<![\p{L}])([\p{L}\d]{2,12}) 말고 ([\p{L}\d ]{2,14}?)(?:으로|로)?(?:요|가요|갈게요|할게요|해 ?주세요|해줘|합시다)?(?=[\s.!]*$)/gu, '$2로 바꿔주세요'],
    orNames('이?나|또는|혹은|아니면'),
    [/(?:아|앗|어)?[,. ]*(?:제가 )?잘못 ?(?:썼|적었|입력했|말했|쳤|말씀드렸)(?:네요|어요|습니다|다|음|어)?[,.! ]*/u, 'sorry, '],
    [/(?:업체|클라우드|제공업체|프로바이더)(?:는|은)? ?(?:어디든|아무 ?데나|아무거나|어디라도|(?=상관없))(?: ?상관없[\uac00-\ud7a3]*| ?괜찮[\uac00-\ud7a3]*| ?좋[\uac00-\ud7a3]*| ?돼요)?/u, 'any seller '],
  ],
} // prettier-ignore

/** Unchanged where nothing of it is said so. */
export const withSaidOtherwise = (text: string, { language }: Locale): string =>
  [...shared, ...(forms[language] ?? [])].reduce((now, [pattern, said]) => now.replace(pattern, said), text)

const someCard = String.raw`(?:RTX ?)?(?:[2-5]0[5-9]0|[ABHLV]\d{2,3})(?![\p{L}\d])`
/** Small words that tell a language where the rest of a line is names and numbers. */
const telling: readonly (readonly [language: string, pattern: RegExp])[] = [
  ['fr', /\d ?[KMGT]o (?:de |d['’])\p{L}/u],
  ['it', new RegExp(String.raw`(?<![\p{L}])(?:su|con|da) (?:due|tre|quattro|otto) ${someCard}`, 'iu')],
  ['it', new RegExp(String.raw`${someCard} su \p{L}{3}|${someCard} da \d{2,3} ?GB|(?<![\p{L}])su (?:\d{1,3} )?${someCard}`, 'iu')],
  ['it', /(?<![\p{L}])(?:batch globale|mett(?:ilo|ila|iamolo)|spostalo|fallo girare|facciamolo)(?![\p{L}])/iu],
  ['nl', /(?<![\p{L}])(?:btw (?:hier|daar|er|in|inbegrepen|al)|zit (?:de )?btw)(?![\p{L}])/iu],
  ['fr', /(?<![\p{L}])(?:le|la|les|notre|nos) (?:clients?|direction|patron|chef|juridique|sécurité|service \p{L}+) (?:refuse|interdi|exclu|a (?:refus|interdi|exclu))/iu],
  ['es', /(?<![\p{L}])(?:prohíb|rechaz|dirección |la mañana(?![\p{L}]))/iu],
  ['pt', /(?<![\p{L}])(?:recus[ao]u?|rejeitou|rejeita|proíbe|proibiu|vetou|barrou)(?![\p{L}])/iu],
  ['it', /(?<![\p{L}])(?:rifiuta|rifiutato|vieta|vietato|ha escluso|esclude|boccia|bocciato)(?![\p{L}])/iu],
  ['pt', /(?<![\p{L}])(?:tira|remove|risca) [ao]? ?[\p{L}]{3,12} da lista/iu],
  ['fr', /^d['’]où (?:sort|vient|vien)/iu],
  ['pt', new RegExp(String.raw`${someCard} (?:na|em) \p{L}{3}`, 'iu')],
  ['es', new RegExp(String.raw`${someCard} en (?:lambda|aws|gcp|azure|runpod|nebius|coreweave|vast|spot)(?![\p{L}])`, 'iu')],
  ['fr', /^et (?:en|avec|sur) [^?\n]{2,24}\?\s*$/iu],
  ['es', /^[¿ ]*y (?:en|con|sobre) [^?\n]{2,24}\?\s*$/iu],
  ['pt', /^e (?:em|com|no|na) [^?\n]{2,24}\?\s*$/iu],
  ['it', /^e (?:in|con|su) [^?\n]{2,24}\?\s*$/iu],
  ['nl', /^en (?:in|met|op) [^?\n]{2,24}\?\s*$/iu],
  ['de', /^und (?:in|mit|auf|bei) [^?\n]{2,24}\?\s*$/iu],
] // prettier-ignore

/** The language that those words are of; null where there are none. */
export const languageTold = (text: string): string | null =>
  telling.find(([, pattern]) => pattern.test(text))?.[0] ?? null
