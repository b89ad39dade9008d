/** Stopwords: words of everyday sentences that say nothing of a job. A command may be a whole sentence. */

const stopwords: ReadonlySet<string> = new Set(
  `accuracy better worse adapt adopt amount analyse analysis analyst analytics analyze apartment approve assess award bank behaviour behavior bid bonus carry cc center
  centre classify compose comprise contain customise customize cut deck digital eager embed evaluate evidence fit frequently grant gain hear
  include ingest inspect internal kick label leverage license measure migrate notify optimise
  organise organize personalise personalize pitch polish predict profit propose query raise recommend refine reschedule respectively retain roll route sample save specialise specialize spend stretch
  succeed suggest switch tailor tweak upgrade validate vet willing
  ability absolutely accept according achieve across act add address advance affordable afternoon ago agree agreed ahead aim
  aiming allow allowed allows alone along although always amazing among anybody anyone anyway apparently appear appears apply
  appreciate appropriate april aren't argue arrange article asked asking assist assistance assistant attached attempt august
  automatically aware away background bad baseline basis became become becomes began begin beginning begins behind believe
  belongs beneficial benefit besides beyond big bigger bit board boss bought brand brief briefly bring brings broad
  brought build building builds built business buy buying call called calling campaign capable care careful carefully case
  cases catch caused certain certainly chance channel chatbot chatbots checked checking choice choices choose chosen
  classification classifier classify clear clearly client clients close closely code coding collected collection colleague colleagues
  come comes coming commercial common community companies company compete competitor complete completely complex concerned
  conclusion confirm connect consider considered considering contact continue contract control convert copy core correct
  could couple course create created creating critical current currently custom customers daily decide decided
  decision decisions deep define deliver delivered demand demo department depend depending depends describe design
  desired detect detection determine develop developed developer developers development did difference different difficult director
  discuss discussed discussion dispose division do documented does doing domain domains done doubt draft during early easily easy
  effort eight either else employees enable end ends engine engineer engineering engineers english enough ensure entire
  entity especially essentially ever everybody everyone everything exact exactly exist existing expect expected experience
  experiment experimental experiments expert experts explain explore extract extraction facing fact fairly family favourite
  feature features february feed feedback feel few field fields fifth figure filter final finance financial find finding
  fix fixed focus follow following follows forward found fourth framework freshly friend friends friendly front full
  fun function further future gave general generally generate generated generating generation generator german get gets getting give
  given gives giving global goal goals goes going gone got government great group groups guess guidance guide guy
  guys handle handled handling happen happy hard he head health healthcare hear heard helpful hence her high higher highly him his
  hit hold holiday hope hoping hospital huge human idea ideal ideally identify imagine immediately impact important improve improved
  improvement improving indeed industry info inform information infra initial initially inside insurance intend intended
  interest interested interesting internally internet introduce invest involved issue issues it its itself january job jobs
  join july june junior kept key keep keeping kindly knew known lab labs lack language languages large largely late lately later
  latest launch law lawyer lawyers lead leader leading leads learn learned learning least leave led left legal lesson let letter
  level library life light likely line link linked little live load local long looked looking looks lovely low lower
  machine main mainly maintain major majority making manage managed management manager managers march mark market marketing
  matter maximum may maybe mean meaning means meant meet meeting member members mention mentioned middle might mind
  mine minor minute missing mission mobile modern moment monday money monitor month monthly more morning
  mostly move moving much multi multilingual multiple must myself name named namely natural naturally near nearly necessary needed needing
  network never new next nice niche nine nobody none nor normal normally notes nothing notice november now numbers obtain
  obviously october offer offered offers office official officially often ones ongoing onto open operate operations opinion
  opportunity option order orders organisation organization original others otherwise ought our ours ourselves outcome output outside
  overview owner owns paid pair paper part particular particularly partly partner partners parts party pass past pay
  paying people per perform performance performing perhaps person personal phase phone pick picked piece pilot pipeline place
  plan planned planning plans platform play playing please pm poc point points policy popular portfolio possibility possible
  possibly potential potentially power practical practice precisely prefer preferable preferred prepare prepared preparing
  present presentation pretty previous previously primarily primary prior private probably problem problems proceed process processing
  produce product production products professional professor profile program programming progress project projects promise promising
  proof proper properly proposal propose protect prototype prove provide provided provides providing public publish
  pull purchase purpose purposes push putting q1 q2 q3 q4 qualified quality quarter questions quickly quiet quite
  range ranging rapid rapidly rather reach reached react read reader reading ready real realise realistic realistically reality realize
  really reason reasonable reasonably reasons receive received recent recently recommended record red refer reference
  regarding region regular regularly related relatively release released relevant reliable reliably remain remaining remember
  replace reply report reported reporting represent request requested require required requirement requirements requires
  research researcher researchers resource resources respect respond response responses rest result results retail review
  reviewed reviewing rich right risk road role room rough run running runs safe said sales same saw say saying says
  scenario scenarios schedule scheduled school science scientific scientist scope score search second secondly section sector secure
  seem seemed seems seen select selected selection self sell selling send senior sense sensible sent sentiment separate separately
  september series serious seriously service services session set sets setting setup seven several shall shape share shared sharing
  shift ship short shortly should show showing shown shows side sign significant significantly similar similarly simple
  simply since single sit site situation six skill skills small smaller smart so social software solid solution solutions
  solve some somebody somehow someone something sometime sometimes somewhat soon sort sorted sound sounds source sources space
  speak speaking special specialist specialised specialized specific specifically spoke sponsor staff stage stakeholder
  stakeholders stand standing start started starter starting starts startup state stated statement station stay step stick
  still stop store story straight straightforward strategy strict strong structure student students study stuff style
  subject submit subset successful successfully such sudden suddenly suggested suit suitable suited sum summarise summarising
  summarization summarize summarizing summary sunday supplier support supported supporting suppose supposed sure surely
  surprise surprised survey switch system systems take taken takes taking talk talked talking target targeted task
  tasks taught teach teacher teaching technical technically technique technology tell telling tells tend term terms
  test tested testing thank thanks their them themselves theoretically therefore these they thing things think thinking third
  thirdly thorough those though thought thoughts three through throughout thursday thus ticket tight time timeline times tiny
  title today together told tomorrow tone tool tools top topic topics total totally touch toward towards trade tradeoff
  traffic translate translation travel trial tried tries trouble true truly trust try trying tuesday tuned turn
  turned twice two type typical typically ultimately unable uncertain under understand understanding understood unfortunately
  unique unit university unknown unless unlike until upcoming upon urgent use useful user users uses using usual usually vacation
  valid valuable value variety various vendor verify version very via view visit voice wait waiting walk want wanted wanting wants
  was watch way ways weak website wednesday weekly well went were whatever whenever where whereas wherever whether whichever
  while whole whose why wide will willing win wish wishes within wonder wondering word work worked worker working works
  workshop world worry worst worth worthwhile would write writer writing written wrong wrote year yearly years yes yesterday
  yet you young your yours yourself anymore ask'd assuming attach awhile ballpark basically behalf bunch cannot capability
  ceo cfo cto compliance copilot coworker crm csv dataset deliverable docs ec ecommerce edtech etc faq fintech folder
  forecast genai gonna gotta gov hackathon helpdesk hr i'd i'll i'm i've ie eg imo invoice kpi laptop lemme llm llms ml mlops ai nlp nope okay
  onboarding ops owned pdf playbook pov presales procurement prod proof-of-concept qa quarterly rag roadmap saas sme startup
  stack tbd teammate they'd they're vp we'd we'll we're we've what's who's wiki you'd you're you've that'd that'll it'd it'll
  there'll here's how'd ain't y'all gotten wanna kinda sorta`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Whether a word, or what it is an inflection of, is one of them. */
export function isStopword(word: string): boolean {
  if (stopwords.has(word)) return true
  const stem = /^(.{3,}?)(?:'s|s|es|ed|d|ing|er|ers|ly|ies|ied)$/.exec(word)?.[1]
  return stem !== undefined && (stopwords.has(stem) || stopwords.has(`${stem}e`) || stopwords.has(`${stem}y`))
}
