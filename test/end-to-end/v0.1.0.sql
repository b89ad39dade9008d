-- A database of PostgreSQL as version 0.1.0 left it: recorded of that version, which was installed in one workspace by OAuth (key
-- "2025", all zeros), answered a command in CAKEPT, and was killed with one in CAOPEN acknowledged and not answered.
create table approvals (
  team text not null,
  id text not null,
  channel text not null,
  thread text,
  by_user text not null,
  at text not null,
  approver text not null,
  usd double precision not null,
  document text not null,
  decision text,
  decided_by text,
  decided_at text,
  constraint approvals_key PRIMARY KEY (team, id)
);
CREATE INDEX approvals_by_channel ON approvals USING btree (team, channel, at);
create table channels (
  team text not null,
  channel text not null,
  is_shared integer not null,
  seen_at text not null,
  constraint channels_key PRIMARY KEY (team, channel)
);
create table deliveries (
  team text not null,
  id text not null,
  enterprise text,
  kind text not null,
  payload text not null,
  state text not null,
  outcome text,
  acknowledgement text,
  attempts integer not null,
  holder text not null,
  lease_until text not null,
  noted_at text not null,
  answered_at text,
  constraint deliveries_key PRIMARY KEY (team, id)
);
CREATE INDEX deliveries_open ON deliveries USING btree (state, lease_until);
insert into deliveries values ('T0FAKE', 'f31f22ee-1b07-48eb-bd93-393055109f49', null, 'command', '', 'answered', 'answered', null, 1, 'eb3ca9f1-7557-425f-81a0-f6ac5508d233', '2026-11-26T15:59:39.893Z', '2026-11-26T15:59:33.893Z', '2026-11-26T15:59:35.906Z');
insert into deliveries values ('T0FAKE', 'e4a3b09c-9b61-45a6-9a5c-447e2e817a39', null, 'command', '{"token":"deprecated","team_id":"T0FAKE","team_domain":"fake","channel_id":"CAOPEN","channel_name":"home","user_id":"U0ANN","user_name":"ann","command":"/gpucost","text":"70b 102M tokens","api_app_id":"A0FAKE","is_enterprise_install":"false","response_url":"http://127.0.0.1:45657/commands/ed2637c9-09e7-42d5-9301-10258b0422ea","trigger_id":"trigger-2"}', 'noted', null, null, 1, 'eb3ca9f1-7557-425f-81a0-f6ac5508d233', '2026-11-26T15:59:41.469Z', '2026-11-26T15:59:37.381Z', null);
create table delivery_keys (
  team text not null,
  key text not null,
  delivery text not null,
  until text not null,
  constraint delivery_keys_key PRIMARY KEY (team, key)
);
CREATE INDEX delivery_keys_until ON delivery_keys USING btree (until);
insert into delivery_keys values ('T0FAKE', 'trigger trigger-1', 'f31f22ee-1b07-48eb-bd93-393055109f49', '2026-11-29T15:59:33.893Z');
insert into delivery_keys values ('T0FAKE', 'typed U0ANN CAKEPT vTM2NgD8oTQsub4gjBwhXPCI_7ZU1mnbj3Xh4T1mwa4', 'f31f22ee-1b07-48eb-bd93-393055109f49', '2026-11-26T15:59:35.893Z');
insert into delivery_keys values ('T0FAKE', 'trigger trigger-2', 'e4a3b09c-9b61-45a6-9a5c-447e2e817a39', '2026-11-29T15:59:37.382Z');
insert into delivery_keys values ('T0FAKE', 'typed U0ANN CAOPEN _Un126zE4Q_agY0bTy8yH2VrVG0y3Wrsrkw2sck4eXk', 'e4a3b09c-9b61-45a6-9a5c-447e2e817a39', '2026-11-26T15:59:39.382Z');
create table estimates (
  team text not null,
  id text not null,
  channel text not null,
  thread text,
  by_user text not null,
  at text not null,
  scenario text not null,
  headline text not null,
  constraint estimates_key PRIMARY KEY (team, id)
);
CREATE INDEX estimates_by_channel ON estimates USING btree (team, channel, at);
insert into estimates values ('T0FAKE', 'f31f22ee-1b07-48eb-bd93-393055109f49', 'CAKEPT', '1795708775.848000', 'U0ANN', '2026-11-26T15:59:35.894Z', '{"spec":{"model":null,"params":70000000000,"tokens":101000000,"method":null,"weights":null,"loraRank":null,"loraTargets":null,"sequenceLength":null,"batch":null,"gradientCheckpointing":null,"packed":null,"offload":null,"gpus":null,"gpuCount":null,"nodes":null,"excludedGpus":null,"providers":null,"excludedProviders":null,"tier":null,"pricing":null,"budgetUsd":null,"deadlineHours":null,"objective":null,"hoursBetweenPreemptions":null,"savesCheckpoints":null,"stack":null},"said":{"model":"asked","params":"asked","tokens":"asked"},"notes":["70B is taken for Llama 3.3 70B; name a model to have another."],"remarks":[{"field":"params","text":"70B is taken for Llama 3.3 70B; name a model to have another."}],"corpus":{"tokensPerEpoch":101000000,"epochs":1,"examples":null,"tokensPerExample":null}}', '{"gpu":"b300","gpuCount":1,"provider":"runpod","tier":"community","pricing":"on_demand","usd":{"p10":41.05471930235586,"p50":51.22301409693113,"p90":66.0047836714744},"hours":{"p10":5.9165283179825705,"p50":7.380837766128405,"p90":9.22566155378774},"tokensPerSecond":3951.865418128804,"today":"2026-11-26"}');
create table installations (
  id text not null,
  team text,
  enterprise text,
  sealed text not null,
  changed_at text not null,
  constraint installations_pkey PRIMARY KEY (id)
);
insert into installations values ('T0FAKE', 'T0FAKE', null, 'v1.2025.3Krz6HvKMQ4VP6Sv.bdXkhPqICCQqwqteWhT_ATlqYpMyOLmi-99yBBcPG1A9_sb29925XlMTVqt8M0mWCTlqCz5R1QSzAqUfWCl6iVgemLxMf8je6s6HzkLduqM_dVyEGG9LyaKEoVGMo13q8IQMi8b0UpS4VWnbdsLQfpBpyE6KQafpWQZ8vO9u7YKSCZw94O1Q0kVudfn9y1hHgF8b6NTTkQT3JQ2DPFvoepVfHEiKfsYBC3EJgyDdTTJ53zn7mwyPBnKVlg01y18Z7RejeZBy-E52rwWr8ARfIbWVYchf7oIkimvh6pHltN6c7FmZyl0wKoD1sfjJWkZyzgLoLQ-Oji2d_Z0WPkjCrohvtmAx7-GmH1e6z2RGaBdad_M-_NlddQd0ZXSMD1_QcUpqxyhEBt7JMuUH_DBgXEfpu4Lmhcm2adj4UEtC222sxdviTvolQA4X3VsnXSQR28-AaObEnRtCGX3S_0msZXiKJit5hzlaPHievgATJDVRAbtVHVFhz7EvZw', '2026-11-26T15:59:33.855Z');
create table jobs (
  kind text not null,
  key text not null,
  team text,
  payload text not null,
  run_at text not null,
  attempts integer not null,
  locked_until text,
  done_at text,
  constraint jobs_key PRIMARY KEY (kind, key)
);
CREATE INDEX jobs_due ON jobs USING btree (done_at, run_at);
insert into jobs values ('retention', '2026-11-27T03:17:00.000Z', null, '{}', '2026-11-27T03:17:00.000Z', 0, null, null);
insert into jobs values ('digests', '2026-11-30T09:00:00.000Z', null, '{}', '2026-11-30T09:00:00.000Z', 0, null, null);
create table kysely_migration (
  name character varying(255) not null,
  timestamp character varying(255) not null,
  constraint kysely_migration_pkey PRIMARY KEY (name)
);
insert into kysely_migration values ('2026-11-24-first', '2026-11-26T15:59:33.622Z');
create table kysely_migration_lock (
  id character varying(255) not null,
  is_locked integer not null default 0,
  constraint kysely_migration_lock_pkey PRIMARY KEY (id)
);
insert into kysely_migration_lock values ('migration_lock', 0);
create table posts (
  team text not null,
  delivery text not null,
  number integer not null,
  channel text not null,
  ts text,
  at text not null,
  constraint posts_key PRIMARY KEY (team, delivery, number)
);
insert into posts values ('T0FAKE', 'f31f22ee-1b07-48eb-bd93-393055109f49', 0, 'CAKEPT', '1795708775.848000', '2026-11-26T15:59:35.864Z');
insert into posts values ('T0FAKE', 'e4a3b09c-9b61-45a6-9a5c-447e2e817a39', 0, 'CAOPEN', null, '2026-11-26T15:59:37.469Z');
create table price_observations (
  id text not null,
  key text not null,
  feed text not null,
  observed_at text not null,
  document text not null,
  constraint price_observations_pkey PRIMARY KEY (id)
);
CREATE INDEX price_observations_newest ON price_observations USING btree (key, observed_at);
create table runs (
  team text not null,
  id text not null,
  channel text not null,
  thread text,
  by_user text not null,
  at text not null,
  usd double precision,
  tokens_per_second double precision,
  run text not null,
  constraint runs_key PRIMARY KEY (team, id)
);
CREATE INDEX runs_by_channel ON runs USING btree (team, channel, at);
create table settings (
  team text not null,
  channel text not null,
  document text not null,
  version integer not null,
  changed_by text not null,
  changed_at text not null,
  constraint settings_key PRIMARY KEY (team, channel)
);
create table teams (
  team text not null,
  enterprise text,
  seen_at text not null,
  refused_blocks text not null,
  constraint teams_pkey PRIMARY KEY (team)
);
insert into teams values ('T0FAKE', null, '2026-11-26T15:59:33.935Z', '{}');
create table thread_revisions (
  team text not null,
  channel text not null,
  thread text not null,
  number integer not null,
  scenario text not null,
  constraint thread_revisions_key PRIMARY KEY (team, channel, thread, number)
);
insert into thread_revisions values ('T0FAKE', 'CAKEPT', '1795708775.848000', 0, '{"spec":{"model":null,"params":70000000000,"tokens":101000000,"method":null,"weights":null,"loraRank":null,"loraTargets":null,"sequenceLength":null,"batch":null,"gradientCheckpointing":null,"packed":null,"offload":null,"gpus":null,"gpuCount":null,"nodes":null,"excludedGpus":null,"providers":null,"excludedProviders":null,"tier":null,"pricing":null,"budgetUsd":null,"deadlineHours":null,"objective":null,"hoursBetweenPreemptions":null,"savesCheckpoints":null,"stack":null},"said":{"model":"asked","params":"asked","tokens":"asked"},"notes":["70B is taken for Llama 3.3 70B; name a model to have another."],"remarks":[{"field":"params","text":"70B is taken for Llama 3.3 70B; name a model to have another."}],"corpus":{"tokensPerEpoch":101000000,"epochs":1,"examples":null,"tokensPerExample":null}}');
create table thread_turns (
  team text not null,
  channel text not null,
  thread text not null,
  version integer not null,
  delivery text,
  by_user text,
  at text not null,
  line text not null,
  position integer not null,
  shown text,
  pins text not null,
  constraint thread_turns_key PRIMARY KEY (team, channel, thread, version),
  constraint thread_turns_once UNIQUE (team, channel, thread, delivery)
);
insert into thread_turns values ('T0FAKE', 'CAKEPT', '1795708775.848000', 1, 'f31f22ee-1b07-48eb-bd93-393055109f49', 'U0ANN', '2026-11-26T15:59:35.885Z', '[0]', 0, '{"today":"2026-11-26","best":{"gpu":"b300","gpuCount":1,"nodes":1,"provider":"runpod","tier":"community","pricing":"on_demand","method":"lora","weights":"bf16","compute":"bf16","loraRank":16,"stack":"torchtune","layout":{"sharding":"none","tp":1,"pp":1,"cp":1},"offload":"none","microBatch":2,"accumulation":62,"sequenceLength":2048,"packed":true,"recomputation":"none","tokensPerSecond":{"p10":3136.7515468286983,"p50":3951.865418128804,"p90":4978.794160089474},"hours":{"p10":5.9165283179825705,"p50":7.380837766128405,"p90":9.22566155378774},"startupHours":0.2815181823051852,"usd":{"p10":41.05471930235586,"p50":51.22301409693113,"p90":66.0047836714744},"usdPerGpuHour":6.94,"priceRange":{"low":6.88448,"high":7.8283200000000015},"priceAsOf":"2026-10-03","priceSource":"toolshed-price-feed","observationId":"runpod/b300/community/on_demand/*/*@2026-10-03=6.94#toolshed-price-feed","region":null,"interruption":null,"peakMemoryGiB":{"p50":228.99181753222658,"p95":267.23848801115395},"usableMemoryGiB":267.69,"mfu":0.5047886288456661,"hfu":0.5047886288456661,"basis":"physics, corrected by the nearest measured runs","warnings":["Community Cloud: third-party hosts, no data-centre service level"]},"cheapest":{"gpu":"rtx-3090","gpuCount":8,"nodes":1,"provider":"vast","tier":"marketplace_verified_min","pricing":"on_demand","method":"qlora","weights":"nf4","compute":"bf16","loraRank":16,"stack":"torchtune","layout":{"sharding":"fsdp","tp":1,"pp":1,"cp":1},"offload":"none","microBatch":2,"accumulation":8,"sequenceLength":2048,"packed":true,"recomputation":"full","tokensPerSecond":{"p10":768.7000325297946,"p50":950.0520956722021,"p90":1174.1888204696525},"hours":{"p10":24.21341536709291,"p50":29.85039587563497,"p90":36.817255403114125},"startupHours":0.3198515156385185,"usd":{"p10":21.153302932488145,"p50":34.148852881726405,"p90":49.24848938079101},"usdPerGpuHour":0.143,"priceRange":{"low":0.09294999999999999,"high":0.19305},"priceAsOf":"2026-10-03","priceSource":"toolshed-price-feed","observationId":"vast/rtx-3090/marketplace_verified_min/on_demand/*/*@2026-10-03=0.143#toolshed-price-feed","region":null,"interruption":null,"peakMemoryGiB":{"p50":19.83088544225098,"p95":22.27992821884871},"usableMemoryGiB":23.68,"mfu":0.4807164897167666,"hfu":0.7141925233668935,"basis":"physics, corrected by the nearest measured runs","warnings":["A \"from\" price, the one lowest ask on Vast.ai: not to be relied on, $0.09 to $0.19 is as likely"]},"fastest":{"gpu":"b200","gpuCount":64,"nodes":8,"provider":"runpod","tier":"secure","pricing":"on_demand","method":"qlora","weights":"nf4","compute":"bf16","loraRank":16,"stack":"torchtune","layout":{"sharding":"none","tp":1,"pp":1,"cp":1},"offload":"none","microBatch":1,"accumulation":1,"sequenceLength":2048,"packed":true,"recomputation":"none","tokensPerSecond":{"p10":131713.16650135798,"p50":164617.82532531038,"p90":205742.7448952494},"hours":{"p10":0.41788049034107533,"p50":0.45194660037056433,"p90":0.4945231255525735},"startupHours":0.2815181823051852,"usd":{"p10":181.5424090064091,"p50":196.39791465703243,"p90":226.98403397578383},"usdPerGpuHour":6.79,"priceRange":{"low":6.7447333333333335,"high":7.604800000000001},"priceAsOf":"2026-10-07","priceSource":"runpod-pricing","observationId":"runpod/b200/secure/on_demand/1/*@2026-10-07=6.79#runpod-pricing","region":null,"interruption":null,"peakMemoryGiB":{"p50":90.20816097578125,"p95":105.32117788316806},"usableMemoryGiB":178.35,"mfu":0.3285521422218667,"hfu":0.3285521422218667,"basis":"physics, corrected by the nearest measured runs","warnings":["$435 an hour is over RunPod''s default limit of $80: ask for more first","The price of several machines was not recorded: that of one is taken"]}}', '["runpod/b300/community/on_demand/*/*@2026-10-03=6.94#toolshed-price-feed","vast/rtx-3090/marketplace_verified_min/on_demand/*/*@2026-10-03=0.143#toolshed-price-feed","runpod/b200/secure/on_demand/1/*@2026-10-07=6.79#runpod-pricing","verda/b300/-/spot/*/*@2026-10-03=4.3975#toolshed-price-feed","runpod/mi300x/cheapest_tier/on_demand/*/*@2026-10-03=2.39#toolshed-price-feed"]');
