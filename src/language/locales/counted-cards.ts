/** "H100 2台", "4台H100", "A100 두 대": the counter of machines, said of cards. */

/** The counter of machines alone is in the text: nothing of it names a machine, or counts cards beside it. */
const namesMachines =
  /ノード|サーバ|マシン|筐体|节点|服务器|机器|主机|노드|서버|머신|\b(?:nodes?|servers?)\b|[各각每] ?\d/iu
const gpu = String.raw`(?:\b(?:[abhlv]\d{2,3}s?|gh200|gb[23]00|mi\d{3}x?|(?:rtx|gtx) ?\d{4}|[345]0[6-9]0|l4)(?![\w.])(?: ?(?:sxm|pcie|nvl|\d{2,3} ?gb?(?![a-z])))?|gpu)`
const count = String.raw`\d{1,3}|[一二两三四五六七八九十]{1,2}|(?:한|두|세|네|다섯|여섯|일곱|여덟)(?= ?대)`
const countedApart = new RegExp(
  `(?:${gpu}) ?\\d{1,3} ?[枚张장卡块基]|\\d{1,3} ?[枚张장卡块基] ?[の的의]? ?(?:${gpu})`,
  'iu',
)
const behind = new RegExp(`(${gpu})( ?[はをがもで를은을로도]{0,2} ?)(${count}) ?[台대](?![机湾의])`, 'giu')
const ahead = new RegExp(`(${count}) ?[台대] ?[的の의]? ?(?=${gpu})`, 'giu')

/** Cards are said of the cards that a name stands beside. */
export const withCountedCards = (text: string): string =>
  !/[台대]/u.test(text) || namesMachines.test(text) || countedApart.test(text)
    ? text
    : text.replaceAll(behind, '$1$2 $3 GPU ').replaceAll(ahead, '$1 GPU ')
