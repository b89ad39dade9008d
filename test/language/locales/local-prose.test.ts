/** Prose of other languages: by when something else is due, what was only thought of, what a second clause says. */
import { describe, expect, test } from 'vitest'
import { readMessage } from '../../../src/language/message.ts'
import { today, vocabulary } from '../fixtures.ts'

const specOf = (text: string) => {
  const result = readMessage(text, vocabulary, today)
  return 'scenario' in result ? result.scenario.spec : { problem: result.problem.message }
}

describe('a day by which something else is due', () => {
  test.each([
    'Wir brauchen für den Förderantrag eine Zahl: Mistral Small 24B, LoRA, 200 Mio Tokens, 4x H100. Abgabe des Antrags ist am 12. Dezember.',
    'Die Präsentation beim Vorstand ist am Donnerstag, mir fehlt noch der Preis. llama 3.1 8b lora 50 Mio Tokens auf 2 A100',
    'Guten Tag, bis Freitag muss der Antrag raus. Was kostet Qwen3 14B QLoRA mit 80 Mio Tokens auf einer A100?',
    'Das Budget wird nächsten Dienstag beschlossen. llama 3.1 8b lora 50 Mio Tokens 2 H100, was kostet das?',
    'La réunion budgétaire est jeudi. llama 3.1 8b lora 50 M de tokens sur 2 A100, combien ?',
    'Je dois rendre le devis vendredi : qwen3 14b en qlora, 80 millions de tokens, une A100',
    'La date limite du dossier de subvention est le 12 décembre. Mistral Small 24B, LoRA, 200 millions de tokens, 4 H100.',
    'Je présente le projet demain matin et il me manque le chiffre. mixtral 8x22b qlora, 35 millions de tokens',
    'La reunión con dirección es el jueves y me falta el precio. llama 3.1 8b lora 50 millones de tokens en 2 A100',
    'El plazo de la convocatoria termina el 12 de diciembre. Mistral Small 24B, LoRA, 200 millones de tokens, 4 H100.',
    'Mañana por la mañana presento el proyecto. mixtral 8x22b qlora con 35 millones de tokens, ¿cuánto sale?',
    'Tengo que entregar el presupuesto el viernes: qwen3 14b qlora, 80 millones de tokens, una A100',
    'A reunião com a diretoria é na quinta e me falta o preço. llama 3.1 8b lora 50 milhões de tokens em 2 A100',
    'O prazo do edital termina em 12 de dezembro. Mistral Small 24B, LoRA, 200 milhões de tokens, 4 H100.',
    'Amanhã de manhã apresento o projeto. mixtral 8x22b qlora com 35 milhões de tokens, quanto fica?',
    'Preciso entregar o orçamento na sexta: qwen3 14b qlora, 80 milhões de tokens, uma A100',
    'La riunione con la direzione è giovedì e mi manca il prezzo. llama 3.1 8b lora 50 milioni di token su 2 A100',
    'La scadenza del bando è il 12 dicembre. Mistral Small 24B, LoRA, 200 milioni di token, 4 H100.',
    'Domani mattina presento il progetto. mixtral 8x22b qlora con 35 milioni di token, quanto viene?',
    'Devo consegnare il preventivo venerdì: qwen3 14b qlora, 80 milioni di token, una A100',
    'De vergadering met de directie is donderdag en ik mis nog de prijs. llama 3.1 8b lora 50 miljoen tokens op 2 A100',
    'De deadline van de subsidieaanvraag is 12 december. Mistral Small 24B, LoRA, 200 miljoen tokens, 4 H100.',
    'Morgenochtend is de presentatie. mixtral 8x22b qlora met 35 miljoen tokens, hoeveel kost dat?',
    'Ik moet de offerte vrijdag inleveren: qwen3 14b qlora, 80 miljoen tokens, één A100',
    '木曜に経営会議があって金額が必要です。llama 3.1 8b lora 5000万トークン、A100 2枚',
    '助成金の申請期限は12月12日です。Mistral Small 24B、LoRA、2億トークン、H100 4枚。',
    '明日の朝に発表があります。mixtral 8x22b qlora 3500万トークン、いくらですか',
    '金曜までに見積書を提出しないといけません。qwen3 14b qlora 8000万トークン A100 1枚',
    '周四开会要报价。llama 3.1 8b lora 5000万token 2张A100',
    '课题申请的截止日期是12月12日。Mistral Small 24B，LoRA，2亿token，4张H100。',
    '明天上午汇报，数字还空着。mixtral 8x22b qlora 3500万token 多少钱',
    '周五之前要交预算表：qwen3 14b qlora 8000万token 一张A100',
    '목요일에 임원 회의가 있는데 금액이 필요해요. llama 3.1 8b lora 5000만 토큰 A100 2장',
    '지원사업 신청 마감이 12월 12일입니다. Mistral Small 24B, LoRA, 2억 토큰, H100 4장.',
    '내일 아침에 발표가 있어요. mixtral 8x22b qlora 3500만 토큰, 얼마예요?',
    '금요일까지 견적서를 제출해야 해요: qwen3 14b qlora 8000만 토큰 A100 한 장',
    'Ich brauche den Preis bis Freitag: llama 3.1 8b lora 50 Mio Tokens auf 2 A100',
    'Bis Freitag brauche ich eine Schätzung für llama 3.1 8b lora mit 50 Mio Tokens auf 2 A100',
    "J'ai besoin du prix pour vendredi : llama 3.1 8b lora 50 millions de tokens sur 2 A100",
    'Il me faut une estimation avant vendredi. llama 3.1 8b lora 50 millions de tokens sur 2 A100',
    'Necesito el precio para el viernes: llama 3.1 8b lora 50 millones de tokens en 2 A100',
    'Necesito una estimación antes del viernes. llama 3.1 8b lora 50 millones de tokens en 2 A100',
    'Preciso do preço até sexta: llama 3.1 8b lora 50 milhões de tokens em 2 A100',
    'Preciso de uma estimativa até sexta. llama 3.1 8b lora 50 milhões de tokens em 2 A100',
    'Mi serve il prezzo entro venerdì: llama 3.1 8b lora 50 milioni di token su 2 A100',
    'Mi serve una stima entro venerdì. llama 3.1 8b lora 50 milioni di token su 2 A100',
    'Ik heb de prijs voor vrijdag nodig: llama 3.1 8b lora 50 miljoen tokens op 2 A100',
    'Ik heb voor vrijdag een schatting nodig. llama 3.1 8b lora 50 miljoen tokens op 2 A100',
    '金曜までに金額が必要です。llama 3.1 8b lora 5000万トークン、A100 2枚',
    '金曜までに見積もりが欲しいです。llama 3.1 8b lora 5000万トークン、A100 2枚',
    '周五之前需要报价。llama 3.1 8b lora 5000万token 2张A100',
    '금요일까지 금액이 필요해요. llama 3.1 8b lora 5000만 토큰 A100 2장',
    '금요일까지 견적 부탁드려요. llama 3.1 8b lora 5000만 토큰 A100 2장',
    'Am Donnerstag ist die Präsentation, bis dahin brauche ich den Preis. llama 3.1 8b lora 50 Mio Tokens auf 2 A100',
    "La présentation est jeudi, il me faut le prix d'ici là. llama 3.1 8b lora 50 millions de tokens sur 2 A100",
    'La presentación es el jueves, para entonces necesito el precio. llama 3.1 8b lora 50 millones de tokens en 2 A100',
    'El plazo de la convocatoria termina el 12 de diciembre. Mistral Small 24B, LoRA, 200 millones de tokens, 4 H100.',
  ])('“%s”', (text) => {
    expect(specOf(text)).toMatchObject({ deadlineHours: null })
  })

  test.each([
    'llama 3.1 8b lora 50 Mio Tokens auf 2 A100, muss bis Freitag fertig sein',
    'Am Donnerstag ist die Präsentation, bis dahin muss das Training durch sein. llama 3.1 8b lora 50 Mio Tokens auf 2 A100',
    'llama 3.1 8b lora 50 millions de tokens sur 2 A100, fini pour vendredi',
    "L'entraînement doit être terminé le 12 décembre. Mistral Small 24B, LoRA, 200 millions de tokens, 4 H100.",
    'llama 3.1 8b lora 50 millones de tokens en 2 A100, listo para el viernes',
    'El entrenamiento tiene que acabar el 12 de diciembre. Mistral Small 24B, LoRA, 200 millones de tokens, 4 H100.',
    'llama 3.1 8b lora 50 milhões de tokens em 2 A100, pronto até sexta',
    'O treino precisa terminar até 12 de dezembro. Mistral Small 24B, LoRA, 200 milhões de tokens, 4 H100.',
    'llama 3.1 8b lora 50 milioni di token su 2 A100, pronto entro venerdì',
    "L'addestramento deve finire entro il 12 dicembre. Mistral Small 24B, LoRA, 200 milioni di token, 4 H100.",
    'llama 3.1 8b lora 50 miljoen tokens op 2 A100, klaar voor vrijdag',
    'De training moet op 12 december af zijn. Mistral Small 24B, LoRA, 200 miljoen tokens, 4 H100.',
    'llama 3.1 8b lora 5000万トークン、A100 2枚、金曜までに終わらせたい',
    '学習は12月12日までに完了する必要があります。Mistral Small 24B、LoRA、2億トークン、H100 4枚。',
    'llama 3.1 8b lora 5000万token 2张A100，周五之前要训完',
    '训练截止12月12日。Mistral Small 24B，LoRA，2亿token，4张H100。',
    'llama 3.1 8b lora 5000만 토큰 A100 2장, 금요일까지 끝나야 해요',
    '학습은 12월 12일까지 끝나야 합니다. Mistral Small 24B, LoRA, 2억 토큰, H100 4장.',
    'Am Donnerstag ist die Präsentation, bis dahin muss das Training durch sein. llama 3.1 8b lora 50 Mio Tokens auf 2 A100',
    "La présentation est jeudi, le modèle doit être prêt d'ici là. llama 3.1 8b lora 50 millions de tokens sur 2 A100",
    'La presentación es el jueves, para entonces el entrenamiento tiene que estar listo. llama 3.1 8b lora 50 millones de tokens en 2 A100',
    'A apresentação é na quinta, até lá o treino tem que estar pronto. llama 3.1 8b lora 50 milhões de tokens em 2 A100',
    "La presentazione è giovedì, per allora l'addestramento deve essere finito. llama 3.1 8b lora 50 milioni di token su 2 A100",
    'De presentatie is donderdag, tegen die tijd moet de training klaar zijn. llama 3.1 8b lora 50 miljoen tokens op 2 A100',
    '木曜に発表があるので、それまでに学習を終わらせたい。llama 3.1 8b lora 5000万トークン、A100 2枚',
    '周四有汇报，在那之前要训完。llama 3.1 8b lora 5000万token 2张A100',
    '목요일에 발표가 있어서 그때까지 학습을 끝내야 해요. llama 3.1 8b lora 5000만 토큰 A100 2장',
    'El plazo de entrega es el 12 de diciembre. Mistral Small 24B, LoRA, 200 millones de tokens, 4 H100.',
    'El entrenamiento termina el 12 de diciembre como tarde. Mistral Small 24B, LoRA, 200 millones de tokens, 4 H100.',
    'Das brauche ich bis Freitag: llama 3.1 8b lora 50 Mio Tokens auf 2 A100',
    'llama 3.1 8b lora 50 Mio Tokens auf 2 A100, brauchen wir bis Freitag. Was kostet das?',
    'Necesito el modelo para el viernes: llama 3.1 8b lora 50 millones de tokens en 2 A100',
    'Quiero saber el coste de entrenar llama 3.1 8b lora 50 millones de tokens para el viernes',
    'llama 3.1 8b lora 5000万トークン、A100 2枚、金曜までに必要です。費用はいくら？',
    'llama 3.1 8b lora 5000만 토큰 A100 2장, 금요일까지 필요해요. 비용은?',
    'Precio de llama 3.1 8b lora 50 millones de tokens, para el viernes',
  ])('“%s” tells when the run is due', (text) => {
    expect(specOf(text)).toMatchObject({ deadlineHours: expect.any(Number) })
  })
})

describe('of models the one that was decided on', () => {
  test.each([
    'I first thought of llama 3.1 8b but its Korean is weak so we go with qwen3 8b. 72M tokens lora',
    'At first I said 405b but that is not realistic so we drop to 14b. qwen3 14b, tokens stay 90M lora',
    'erst dachte ich an llama 3.1 8b, aber das Deutsch ist zu schwach, jetzt nehmen wir qwen3 8b. 72 Mio Tokens lora',
    'ursprünglich war llama 3.1 70b geplant, das ist unrealistisch, wir gehen runter auf qwen3 14b. 90 Mio Tokens lora',
    'eigentlich wollten wir mistral 7b, es wird aber qwen3 14b. 90 Mio Tokens lora',
    'au départ je pensais à llama 3.1 8b mais son français est faible, donc on part sur qwen3 8b. 72 millions de tokens lora',
    "on avait prévu llama 3.1 70b au début, ce n'est pas réaliste, on descend à qwen3 14b. 90 millions de tokens lora",
    "j'avais envisagé mistral 7b, finalement ce sera qwen3 14b. 90 millions de tokens lora",
    'al principio pensaba en llama 3.1 8b pero su español es flojo, así que vamos con qwen3 8b. 72 millones de tokens lora',
    'primero dijimos llama 3.1 70b pero no es realista, bajamos a qwen3 14b. 90 millones de tokens lora',
    'originalmente iba a ser mistral 7b, al final será qwen3 14b. 90 millones de tokens lora',
    'no começo pensei no llama 3.1 8b mas o português é fraco, então vamos de qwen3 8b. 72 milhões de tokens lora',
    'a gente tinha falado em llama 3.1 70b mas não é realista, vamos descer pro qwen3 14b. 90 milhões de tokens lora',
    'ia ser o mistral 7b, no fim vai ser o qwen3 14b. 90 milhões de tokens lora',
    "all'inizio pensavo a llama 3.1 8b ma l'italiano è debole, quindi andiamo con qwen3 8b. 72 milioni di token lora",
    'prima si parlava di llama 3.1 70b ma non è realistico, scendiamo a qwen3 14b. 90 milioni di token lora',
    'doveva essere mistral 7b, alla fine sarà qwen3 14b. 90 milioni di token lora',
    'eerst dacht ik aan llama 3.1 8b maar het Nederlands is zwak, dus we gaan voor qwen3 8b. 72 miljoen tokens lora',
    'oorspronkelijk zou het llama 3.1 70b worden maar dat is niet realistisch, we zakken naar qwen3 14b. 90 miljoen tokens lora',
    'we hadden mistral 7b in gedachten, het wordt nu qwen3 14b. 90 miljoen tokens lora',
    '最初はllama 3.1 8bを考えていましたが日本語が弱いのでqwen3 8bにします。7200万トークン lora',
    '当初はllama 3.1 70bの予定でしたが現実的じゃないのでqwen3 14bに落とします。9000万トークン lora',
    'mistral 7bも検討しましたが、結局qwen3 14bでいきます。9000万トークン lora',
    '最初は405bって言ってましたが現実的じゃないので14bに落とします笑 qwen3 14b、トークンは9000万のまま、学習が1日以内に終わればGPUは何でもいいです',
    '一开始想用llama 3.1 8b，但中文太弱，还是用qwen3 8b。7200万token lora',
    '原来打算用llama 3.1 70b，不现实，降到qwen3 14b。9000万token lora',
    '本来考虑过mistral 7b，最后定qwen3 14b。9000万token lora',
    '원래 llama 3.1 8b 생각했는데 한국어가 약해서 qwen3 8b로 갑니다. 7200만 토큰 lora',
    '처음엔 llama 3.1 70b라고 했는데 현실적이지 않아서 qwen3 14b로 내립니다. 9000만 토큰 lora',
    'mistral 7b도 고려했지만 결국 qwen3 14b로 정했어요. 9000만 토큰 lora',
  ])('“%s”', (text) => {
    expect(specOf(text)).toMatchObject({ model: /405b|70b|mistral/u.test(text) ? 'qwen3-14b' : 'qwen3-8b' })
  })
})

describe('what another clause says', () => {
  test.each<readonly [string, object]>([
    [
      'Se nos caduca la reserva de H200 en Nebius. Si la aprovechamos este finde (48 h), ¿cabría un full de Qwen3 32B con 900M de tokens en los 8 que tenemos?',
      { gpuCount: 8, deadlineHours: 48, providers: ['nebius'] },
    ],
    [
      "Notre réservation de H200 chez Nebius expire. Si on l'utilise ce week-end (48 h), est-ce qu'un full de Qwen3 32B avec 900 M de tokens passe sur les 8 qu'on a ?",
      { gpuCount: 8, deadlineHours: 48, providers: ['nebius'] },
    ],
    [
      'Nossa reserva de H200 na Nebius vai vencer. Se usarmos neste fim de semana (48 h), cabe um full do Qwen3 32B com 900M de tokens nas 8 que temos?',
      { gpuCount: 8, deadlineHours: 48, providers: ['nebius'] },
    ],
    [
      'La nostra prenotazione di H200 su Nebius sta per scadere. Se la usiamo questo weekend (48 ore), ci sta un full di Qwen3 32B con 900M di token sulle 8 che abbiamo?',
      { gpuCount: 8, deadlineHours: 48, providers: ['nebius'] },
    ],
    [
      'NebiusのH200の予約がもうすぐ切れます。今週末（48時間）に使うとして、Qwen3 32Bのフルを9億トークンで手元の8枚で回せますか？',
      { gpuCount: 8, deadlineHours: 48, providers: ['nebius'] },
    ],
    [
      '我们在Nebius的H200预留快到期了。如果这个周末（48小时）用掉，8张卡能跑Qwen3 32B全参9亿token吗？',
      { gpuCount: 8, deadlineHours: 48, providers: ['nebius'] },
    ],
    [
      'Nebius H200 예약이 곧 만료돼요. 이번 주말(48시간)에 쓴다면 가지고 있는 8장으로 Qwen3 32B 풀 파인튜닝 9억 토큰 가능할까요?',
      { gpuCount: 8, deadlineHours: 48, providers: ['nebius'] },
    ],
    ['is one T4 on colab enough for qwen3.5 9b, 1.8M tokens?', { gpus: ['t4'], gpuCount: 1, providers: ['colab'] }],
    ['qwen3.5 9b, 1,8 milioni di token, basta una T4 su colab?', { gpus: ['t4'], gpuCount: 1, providers: ['colab'] }],
    ['qwen3.5 9b, 1,8 Mio Tokens, reicht eine T4 auf Colab?', { gpus: ['t4'], gpuCount: 1, providers: ['colab'] }],
    [
      'qwen3.5 9b, 1,8 million de tokens, une T4 sur colab suffit ?',
      { gpus: ['t4'], gpuCount: 1, providers: ['colab'] },
    ],
    [
      'qwen3.5 9b, 1,8 millones de tokens, ¿basta una T4 en colab?',
      { gpus: ['t4'], gpuCount: 1, providers: ['colab'] },
    ],
    ['qwen3.5 9b, 1,8 milhão de tokens, basta uma T4 no colab?', { gpus: ['t4'], gpuCount: 1, providers: ['colab'] }],
    ['qwen3.5 9b, 1,8 miljoen tokens, is een T4 op colab genoeg?', { gpus: ['t4'], gpuCount: 1, providers: ['colab'] }],
    ['qwen3.5 9b, 180만 토큰, 코랩 T4 한 장이면 되나요?', { gpus: ['t4'], gpuCount: 1, providers: ['colab'] }],
    [
      'mixtral 8x22b qlora 35M tokens, how much? based on lambda prices',
      { model: 'mixtral-8x22b', tokens: 35e6, providers: ['lambda'] },
    ],
    [
      'Mixtral 8x22b qlora mit 35 Mio Tokens, was kostet das? Basis Lambda',
      { model: 'mixtral-8x22b', tokens: 35e6, providers: ['lambda'] },
    ],
    [
      'mixtral 8x22b qlora 35 M de tokens, combien ça coûte ? sur la base de lambda',
      { model: 'mixtral-8x22b', tokens: 35e6, providers: ['lambda'] },
    ],
    [
      'mixtral 8x22b qlora con 35M de tokens, ¿cuánto sale? con precios de lambda',
      { model: 'mixtral-8x22b', tokens: 35e6, providers: ['lambda'] },
    ],
    [
      'mixtral 8x22b qlora com 35M de tokens, quanto fica? com base na lambda',
      { model: 'mixtral-8x22b', tokens: 35e6, providers: ['lambda'] },
    ],
    [
      'mixtral 8x22b qlora con 35M di token, quanto viene? in base ai prezzi di lambda',
      { model: 'mixtral-8x22b', tokens: 35e6, providers: ['lambda'] },
    ],
    [
      'mixtral 8x22b qlora met 35M tokens, hoeveel kost dat? op basis van lambda',
      { model: 'mixtral-8x22b', tokens: 35e6, providers: ['lambda'] },
    ],
    [
      'mixtral 8x22b qloraで3500万トークンだといくら？lambdaベースで',
      { model: 'mixtral-8x22b', tokens: 35e6, providers: ['lambda'] },
    ],
    [
      'mixtral 8x22b qlora 3500万token多少钱？按lambda的价格算',
      { model: 'mixtral-8x22b', tokens: 35e6, providers: ['lambda'] },
    ],
    [
      'mixtral 8x22b qlora로 3500만 토큰 돌리면 얼마나 나와? 람다 기준으로',
      { model: 'mixtral-8x22b', tokens: 35e6, providers: ['lambda'] },
    ],
    [
      'ontem o treino caiu de novo com OOM na L4 😤 vou largar o full e ir de qlora mesmo. phi-4, 18M tokens, na L4 ainda dá?',
      { method: 'qlora', gpus: ['l4'] },
    ],
    ['phi-4 18M tokens, o full fica de lado, vou de qlora', { method: 'qlora' }],
    ['desisto do full, bora de qlora. phi-4 18M tokens', { method: 'qlora' }],
    ['full kannst du vergessen, dann eben qlora. phi-4 18 Mio Tokens', { method: 'qlora' }],
    ['full lassen wir, qlora reicht. phi-4 18 Mio Tokens', { method: 'qlora' }],
    ['tant pis pour le full, va pour qlora. phi-4 18 M de tokens', { method: 'qlora' }],
    ['renuncio al full y tiro de qlora. phi-4 18M de tokens', { method: 'qlora' }],
    ['abandono el full, mejor qlora. phi-4 18M de tokens', { method: 'qlora' }],
    ['niente full, andiamo di qlora. phi-4 18M di token', { method: 'qlora' }],
    ['ik stap af van full en doe qlora. phi-4 18M tokens', { method: 'qlora' }],
    ['full laat ik vallen, ik ga voor qlora. phi-4 18M tokens', { method: 'qlora' }],
    ['フルはやめてqloraで。phi-4 1800万トークン', { method: 'qlora' }],
    ['全参放弃了，用qlora。phi-4 1800万token', { method: 'qlora' }],
    ['全量微调算了，qlora吧。phi-4 1800万token', { method: 'qlora' }],
    ['풀 파인튜닝은 포기하고 qlora로 갑니다. phi-4 1800만 토큰', { method: 'qlora' }],
    ['full은 포기하고 qlora로 갑니다. phi-4, 1800만 토큰, L4로 얼마나 걸려요?', { method: 'qlora' }],
    ['mixtral 8x22b qlora 35 M de tokens, combien ? chez lambda', { providers: ['lambda'] }],
    ['mixtral 8x22b qlora 35 Mio Tokens bei Lambda, was kostet das?', { providers: ['lambda'] }],
    ['mixtral 8x22b qlora com 35M de tokens na lambda, quanto?', { providers: ['lambda'] }],
    ['lambda上跑 mixtral 8x22b qlora 3500万token多少钱？', { providers: ['lambda'] }],
    // A card without a word of being enough is of no number, and a rate is no seller's.
    ['mixtral 8x22b qlora 35 Mio Tokens auf einer H100', { gpuCount: null }],
    ['mixtral 8x22b qlora with 35M tokens, a lambda rate of 0.5 in the scheduler', { providers: null }],
  ])('“%s”', (text, expected) => {
    expect(specOf(text)).toMatchObject(expected)
  })
})
