/**
 * A machine that was tried and did not do, beside the one that is wanted now: "testei com 2 3090 e estourou a memória,
 * e numa H100?", "上次用3090跑崩了，这回租8张A100". Where it is the only one, it stays.
 */
import type { Locale } from './local-phrases.ts'

const card = String.raw`(?:(?:RTX|GTX|Tesla|Quadro|NVIDIA) ?){0,2}(?:(?<![A-Za-z])(?:RTX ?)?[ABHLVPT]\d{1,4}s?|(?:GTX|RTX) ?\d{4}|(?<!\d)[2-5]0[5-9]0)(?: ?(?:Ti|super|ada))?(?: ?\d{2} ?GB?)?(?![\dA-Za-z])`
const few =
  'une?|deux|trois|quatre|huit|eine?[mnr]?|zwei|drei|vier|acht|una?|dos|tres|cuatro|ocho|uma|dois|duas|três|quatro|oito|due|tre|quattro|otto|een|twee|drie|[一二两三四五六八]'
const count = String.raw`(?:(?<![\p{L}\d])(?:\d{1,3}|${few}) ?(?:x |×|x(?=[A-Z\d]))?(?:[张張块塊枚台장대] ?的? ?)?)?`
const counterBehind = String.raw`(?: ?(?:x ?)?\d{1,3} ?[张張块塊枚台장대]| ?(?:한|두|세|네) ?[장대])?`

type TryWords = {
  /** It ended badly. */
  readonly failed: string
  readonly past: string
  readonly now: string
}

const told: Readonly<Record<string, TryWords>> = {
  de: {
    failed: String.raw`abge(?:stürzt|schmiert|raucht|brochen)|gecrasht|fehlgeschlagen|gescheitert|OOM|(?:Speicher|VRAM) (?:\p{L}{1,6} ){0,2}(?:voll|ausgegangen|vollgelaufen|geplatzt|übergelaufen|nicht gereicht)|nicht (?:rein)?gepasst|passte nicht`,
    past: 'gestern|vorgestern|letztens|neulich|letztes Mal|letzte Woche|bisher|vorher|beim letzten Mal',
    now: 'diesmal|dieses Mal|jetzt|nun|heute',
  },
  fr: {
    failed: String.raw`plant(?:é|e|ait)|crash(?:é|e|ait)|échoué|OOM|explosé|saturé|foiré|(?:mémoire|VRAM) (?:\p{L}{1,6} ){0,2}(?:insuffisante|saturée|pleine)|(?:ne )?(?:tenait|rentrait|passait) pas|manqu(?:é|ait) de (?:mémoire|VRAM)`,
    past: "hier|avant-hier|la dernière fois|la semaine dernière|jusqu'ici|avant",
    now: 'cette fois(?:-ci)?|maintenant|là|du coup',
  },
  es: {
    failed: String.raw`(?:se )?(?:cayó|quedó sin (?:memoria|VRAM)|colgó)|falló|reventó|crasheó|OOM|petó|murió|explotó|no (?:cabía|cupo|entró|entraba)`,
    past: 'ayer|anteayer|anoche|la última vez|la otra vez|la semana pasada|antes',
    now: 'esta vez|ahora|hoy',
  },
  pt: {
    failed:
      'caiu|falhou|quebrou|crashou|OOM|morreu|deu ruim|estourou|estoirou|explodiu|não (?:coube|cabia)|ficou sem memória|faltou memória',
    past: 'ontem|anteontem|da última vez|na última vez|outro dia|semana passada|antes',
    now: 'desta vez|dessa vez|agora|hoje',
  },
  it: {
    failed: String.raw`crashat[oaie]|cadut[oa]|fallit[oa]|OOM|mort[oa]|saltat[oa]|esplos[oa]|piantat[oa]|non (?:ci )?(?:stava|entrava)|(?:finita|esaurita) la (?:memoria|VRAM)`,
    past: "ieri|l'altro ieri|l'altra volta|la scorsa volta|l'ultima volta|la settimana scorsa|prima",
    now: 'stavolta|questa volta|adesso|ora|oggi',
  },
  nl: {
    failed: String.raw`gecrasht|crashte|mislukt|mislukte|gefaald|OOM|vastgelopen|liep vast|omgevallen|knalde|klapte|geklapt|paste (?:het )?niet|te weinig geheugen`,
    past: 'gisteren|eergisteren|laatst|vorige (?:keer|week)|de vorige keer|eerder',
    now: 'deze keer|dit keer|nu|vandaag',
  },
  ja: {
    failed:
      '落ち(?:た|て|まし)|失敗|OOM|エラー|死ん|コケ|クラッシュ|メモリ(?:不足|が?足り|が?溢れ)|飛ん(?:だ|で)|載ら(?:な|ず)|乗ら(?:な|ず)',
    past: '昨日|きのう|昨夜|前回|先日|おととい|この前|先週|これまで',
    now: '今回|今度|次は|今は|今日',
  },
  zh: {
    failed: '崩|挂了|炸了|报错|失败|OOM|爆(?:显存|了)|显存(?:不够|不足|炸|爆)|跑不动|跑不了|跪了|放不下|装不下',
    past: '昨天|昨晚|前天|上次|上回|之前|上周',
    now: '这次|这回|现在|今天|今回|这趟',
  },
  ko: {
    failed:
      '터(?:졌|져|지)|죽(?:었|어)|실패|OOM|뻗(?:었|어)|에러|메모리 ?(?:가 ?)?(?:부족|모자라|초과)|안 ?(?:올라|들어)|날아',
    past: '어제|그제|엊그제|지난번|저번|지난주|전에는?',
    now: '이번(?:에는?|엔)|지금은?|오늘은?|이제',
  },
}

const patterns: ReadonlyMap<string, readonly RegExp[]> = new Map(
  Object.entries(told).map(([language, { failed, past, now }]) => {
    const tried = `${count}${card}${counterBehind}`
    const isWord = /^[a-z]/.test(now) ? String.raw`(?<![\p{L}])` : ''
    const ahead = String.raw`(?=[^\n]{1,240}?${card})`
    return [
      language,
      [
        new RegExp(String.raw`${tried}(?=[^.?!。？！;\n]{0,60}?(?:${failed}))${ahead}`, 'iu'),
        new RegExp(
          String.raw`(?<=(?:${failed})[^.?!。？！,，;\n]{1,40})${tried}(?=[,，.。;!？?][^\n]{0,40}?(?:${now})[^\n]{1,80}?${card})`,
          'iu',
        ),
        new RegExp(
          String.raw`(?<=${isWord}(?:${past})[^.?!。？！;\n]{0,50})${tried}(?=[^?？\n]{1,80}?${isWord}(?:${now})[^.?!。？！;\n]{0,40}?${card})`,
          'iu',
        ),
      ],
    ]
  }),
)

/** Words of which each of those patterns needs one. */
const signs: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(told).map(([language, { failed, past }]) => [language, new RegExp(`${failed}|${past}`, 'iu')]),
)

/** Without the machine that was tried and what is told of it, where another is named behind. */
export function withoutFailedTries(text: string, { language }: Locale): string {
  if (signs.get(language)?.test(text) !== true) return text
  const { failed, past } = told[language] ?? {}
  const wanted = (patterns.get(language) ?? []).reduce((now, pattern) => now.replace(pattern, ''), text)
  if (wanted === text || failed === undefined || past === undefined) return text
  const edge = /^[a-z]/.test(past) ? String.raw`(?![\p{L}])` : ''
  return wanted
    .replace(new RegExp(`(?:${failed})${edge}`, 'iu'), '')
    .replace(new RegExp(`(?:${past})${edge}`, 'iu'), '')
}
