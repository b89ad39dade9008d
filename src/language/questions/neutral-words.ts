/**
 * Words of a question that carry no meaning of their own for its answer: the grammar of asking, politeness, and what
 * every question here is about. What is not among them, and not used by the answer, is named to the asker.
 */
export const neutralWords: ReadonlySet<string> = new Set(
  `a an the this that these those it its itself they them their theirs we us our ours i me my mine you your yours he she his her one ones
  whats what's wheres where's hows how's whos who's thats that's lets let's im i'm ill i'll id i'd ive i've were we're weve we've we'd wed we'll you'd you'll you're they'd they'll they're it'd it'll there's doubles doubled double halves halved half incl including nah nope lol tbh btw oh ah wow whoa though tho obviously idc idk smth sth
  what which who whom whose where when why how whether if then than as so and or but nor yet also too either neither both
  is isn't are aren't was wasn't were weren't be been being am do does did don't doesn't didn't done doing have has had haven't hasn't having
  will won't would wouldn't shall should shouldn't can can't cannot could couldn't may might must ought
  isnt arent dont doesnt didnt wont wouldnt cant couldnt shouldnt
  of for to in on at with without by from about into onto over under per via around between against within during after before up down out off
  not no yes any some all every each other another else more most less least much many few several enough such same own just only even still
  again already ever never always really actually basically exactly roughly approximately about maybe perhaps probably likely possibly
  here there now today currently right again back away together anyway instead rather quite pretty very
  hi hey hello ok okay so well um hmm hm please pls plz thanks thank thx cheers btw sorry quick question wondering wonder curious ask asking
  mean means meant say says said tell tells told show shows explain give gives given let know knows think thinks thought guess see sees look looks
  get gets got getting take takes taken took make makes made go goes going come comes came put puts use uses used using need needs needed
  want wants wanted like likes would work works working happen happens happened thing things stuff way ways kind kinds sort type bit lot point
  able possible supposed sure fine good okay exactly actual real total whole full overall entire number numbers figure figures amount value
  plan plans planned job jobs run runs running train trains training trained tune tuning finetune finetuning fine-tune fine-tuning fine model models
  estimate estimates estimated estimation answer gpucost calculation option options case setup gpu gpus card cards machine machines
  cost costs price prices hour hours time dollars dollar usd money long big large small high low first last next new old different end
  someone somebody anyone anybody people person everyone something anything everything nothing because since while until once
  start starts started try tries tried keep keeps expect expected expects find found based
  worth memory change changes changed best better worse fit fits fitting save saves savings cheaper faster slower cheapest fastest enough help helps
  matter matters include includes included including count counts counted pay pays paid paying extra ourselves yourself yourselves myself difference
  spot co choose chose chosen pick picked recommend recommended suggest suggested second third short quick quickly longer higher lower bigger smaller
  half twice double triple maximum minimum max min data tokens token examples example question questions reason because mind care hold holds stay stays
  am pm noon midnight tonight tomorrow yesterday o'clock below above losing bring brings result results provider providers cloud budget bill bills suffice suffices`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
