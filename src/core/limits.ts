/** Every bound of the product: value, unit in the name, reason beside it. */
export const LIMITS = {
  /** The largest context windows hold about 1 M tokens of 4 bytes; several of those fit. */
  requestBodyBytesMax: 16 * 1024 * 1024,
  /**
   * Bytes of heap for each byte of all bodies under way together: measured, a note full of identifiers takes up to 60 while it
   * is searched, and keeps a part until its answer ends. So 16 MiB want a heap of 1.5 GiB.
   */
  heapBytesPerBodyByte: 96,
  /** Of a request that was refused, what is still read, so that its sender reads the refusal: bytes, and how long. */
  lingerBytesMax: 64 * 1024 * 1024,
  lingerMs: 5000,
  /** A whole (not streamed) answer; models stop long before. */
  answerBytesMax: 32 * 1024 * 1024,
  /** Of a whole answer, UTF-16 code units that are guarded and restored before others have a turn: some 10 ms at most. */
  answerSliceLength: 8 * 1024,
  /** One SSE event of an upstream: the terminal copy of a whole answer is the largest. */
  sseEventBytesMax: 32 * 1024 * 1024,
  /** A streamed answer, bytes: 128 k tokens with their log probabilities. Its texts are kept till it ends. */
  streamBytesMax: 256 * 1024 * 1024,
  /** A model server that keeps its answer open behind the last event is waited for so long, milliseconds. */
  lingerMsMax: 500,
  /** Texts of one answer that are under way at once: choices × tool calls, parts of output items. */
  answerTextsMax: 4096,
  /** Ids of one answer that a later request may refer to. */
  answerIdsMax: 1024,
  /** JSON nesting of a request, JSON inside strings included. Real requests stay under 20. */
  jsonDepthMax: 64,
  /** JSON inside a string inside JSON …: beyond this it is treated as text. */
  jsonInStringDepthMax: 4,
  /** Texts of one request: a long agent history has some thousands. */
  lociMax: 100_000,
  /** A temperature, a penalty, a bias: APIs document 2 and 100 at most. */
  settingWeightMax: 100,
  /** Choices, log probabilities, places in a list, pages, slots: nobody asks for ten thousand. */
  settingCountMax: 9999,
  /** A limit in tokens: the largest context windows on offer hold two million. */
  settingTokensMax: 2 * 1024 * 1024,
  /** Entries of a model's vocabulary: the largest in use have 262 thousand. */
  vocabularySizeMax: 300_000,
  /** Dimensions of an embedding; models give some thousands. */
  vectorLengthMax: 64 * 1024,
  /** How long a server is asked to keep a model loaded: a week. */
  keepAliveSecondsMax: 604_800,
  /** Length of an id-like token (call ids, tool names, model names), characters. */
  tokenLengthMax: 512,
  /** Exchanges under way at once; beyond it callers are told to retry. */
  concurrentExchangesMax: 1024,
  /** Upstreams of one route, each of which may be sent the request. */
  routeLengthMax: 8,
  /** Of the outcomes in a breaker's window, failures at which an upstream is left alone, in per cent. */
  breakerFailuresPercent: 50,
  /** Outcomes without which a breaker draws no conclusion. */
  breakerOutcomesMin: 10,
  /** What a breaker remembers: a small site has a few exchanges a minute. */
  breakerWindowMs: 60_000,
  /** How long an upstream is left alone: a model server that restarts takes about as long. */
  breakerOpenMs: 15_000,
  /** Exchanges that wait for one upstream, where nothing else is written: each holds its body in memory. */
  queueWaitingMax: 64,
  /** How long one waits in that queue: callers' own timeouts begin at a minute. */
  queueWaitMs: 30_000,
  /** Further tries at connecting: what was lost to a restart of the server is found again. */
  connectRetries: 2,
  /** Before the first of them at most; it doubles with each, up to the next one. */
  retryBackoffMs: 200,
  retryBackoffMsMax: 2000,
  /** An upstream that says how long it wants to be left alone (429, `retry-after`) is asked last for so long at most. */
  upstreamRestMsMax: 60_000,
  /** An answer to a health check that takes longer is none. */
  healthCheckMs: 5000,
  /** Of an answer, frames held until the model has named itself, UTF-16 code units: it does so in its first events. */
  unnamedAnswerLengthMax: 64 * 1024,
  /** Patients that one request may name. */
  patientsPerRequestMax: 32,
  /** A header value of ours, characters: the ledger takes no longer string. */
  headerValueLengthMax: 512,
  /** The list of a request's patients: as many ids as there may be, of the length FHIR allows. */
  patientListLengthMax: 32 * 74,
  /** Policy decisions kept in memory, least recently used first out: users × use cases of a hospital. */
  decisionsRememberedMax: 10_000,
  /** Explanations kept in memory: whoever is refused often asks again. */
  explanationsRememberedMax: 1000,
  /** A list among the recorded facts of a decision, bytes of JSON: there are nine, and a leaf has 64 KB. */
  recordedListBytesMax: 4096,
  /** A signed bundle of policies, characters: a thousand rules with their cases. */
  /** Decisions of the past that one dry run of the admin API tries, some seconds of one core: the rest is asked for again. */
  policyDryRunDecisionsMax: 20_000,
  /** Changed decisions that it tells one by one. */
  policyDryRunListedMax: 500,
  policyBundleLengthMax: 8 * 1024 * 1024,
  /** Slices of policy sets that Cedar keeps parsed, least recently used first out: 4 KB a rule, some ten rules each. */
  policySlicesMax: 512,
  /** Policy sources of which the parsed rules are kept, so that a set with one change is parsed in milliseconds. */
  policySourcesRememberedMax: 256,
  /** Between two looks at the register. */
  registerLookMs: 200,
  /** How long an answer about the register is good, from its question on: a pause holds after this. */
  registerAgeMaxMs: 800,
  /** How long the database may take to answer a look. */
  registerAnswerMs: 1500,
  /** A busy database answers late, and what is late has aged: how often a request asks anew. */
  registerLooksMax: 5,
  /** Between this machine's clock and the database's: beyond it approvals would end at different times. */
  clockSkewMaxMs: 500,
  /** A change of the register is on record before it is stored: so young, it may be under way. */
  changeUnderWayMs: 10_000,
  /** Earlier versions asked the clock once for the entry and once more when the change was stored. */
  earlierChangeStoredMs: 3_600_000,
  /** A document of the register: prompts and minutes are some ten thousand characters. */
  documentBytesMax: 512 * 1024,
  /** Exchanges whose usage waits to be stored; more are made again from the ledger. */
  usagePendingMax: 100_000,
  /** How often usage is stored and the totals of budgets are read again: half of what budgets promise. */
  usageFlushMs: 250,
  budgetRefreshMs: 500,
  /** How often it is told that neither works, which is tried all the time. */
  usageFailureToldMs: 60_000,
  /** Totals older than this are no answer to whether a hard limit is reached. */
  budgetAgeMaxMs: 5000,
  /** After this a disclosure without outcome gets none: longer than any exchange may take. */
  usageUnknownAfterMs: 25 * 3_600_000,
  /** How often the ledger is compared with the usage that is stored. */
  usageRebuildIntervalMs: 3_600_000,
  /** Buckets of rate limits: callers, users and use cases of a hospital. */
  rateBucketsMax: 100_000,
  /** Tokens that an answer is taken to have at most where the request does not say. */
  outputTokensAssumed: 4096,
  /** Masked answers kept to be given again, bytes. */
  responseCacheBytesMax: 64 * 1024 * 1024,
  /** One of them. */
  responseCacheEntryBytesMax: 1024 * 1024,
  /** A text that is marked to be found again, characters: a shorter one ("Yes, both.") is in too many answers. */
  markedTextLengthMin: 20,
  /** And the longest: it is kept in memory while its answer is under way. */
  markedTextLengthMax: 1024 * 1024,
  /** Marks of one answer's texts: choices, blocks and parts that a person would copy. */
  contentMarksMax: 16,
  /** Characters inserted or deleted in one output: far above any note. */
  editCountMax: 10_000_000,
  /** Between two looks at the ledger for what it says about outputs. Who asks about one looks first, so rarely is enough. */
  outputsLookMs: 5000,
  /** Outputs told at once. */
  outputsPageMax: 500,
  /** How often a pause is written again where others change the same document. */
  pauseAttemptsMax: 8,
  /** Patients that one recall may be asked about. */
  recallPatientsMax: 10_000,
  /** How long the receiver of notices may take. */
  noticeAnswerMs: 10_000,
  /** Notices sent at one look; the others at the next. */
  noticesPerLookMax: 20,
  /** Between two looks at what is due. */
  noticesLookMs: 5000,
  /** After a notice did not arrive, doubled each time … */
  noticePauseMs: 5000,
  /** … up to this. */
  noticePauseMsMax: 3_600_000,
  /** An API key is 46 characters; a JWT with many groups some thousands. */
  credentialLengthMax: 16_384,
  /** How long a stored API key is taken as good without asking: a revoked one stops within this. */
  keyRememberedMs: 900,
  keysRememberedMax: 10_000,
  /** Groups that one token may carry. */
  groupsPerCallerMax: 256,
  /** How far an issuer's clock may be off. */
  tokenClockToleranceSeconds: 30,
  /** A caller waits for this when a token issuer is slow. */
  jwksTimeoutMs: 5000,
  /** Between two fetches of one key set, so that made-up key ids do not become requests. */
  jwksCooldownMs: 10_000,
  /** After this a key set is fetched again, so that a withdrawn key stops being accepted. */
  jwksAgeMaxMs: 600_000,
  /** After an issuer's keys could not be had. */
  jwksRetryMs: 2000,
  /** An answer of an identity provider: key sets of the largest have some tens of kilobytes. */
  providerAnswerBytesMax: 1024 * 1024,
  /** Demographics of one patient in the body's metadata, characters of JSON. */
  demographicsLengthMax: 16_384,
  /** One FHIR answer; a page of 100 related persons is far smaller. */
  fhirAnswerBytesMax: 8 * 1024 * 1024,
  /** A signed client assertion: SMART allows five minutes, clocks may differ by one. */
  clientAssertionSeconds: 240,
  /** An access token is not used in its last seconds: a request with it may be on its way. */
  fhirTokenMarginMs: 10_000,
  /** After a token was refused, before the token server is asked again. */
  fhirTokenRetryMs: 2000,
  /** A list in a document of the register: reviewers read all of it. */
  governanceListMax: 1024,
  /** A text in such a document, characters: some pages of minutes. */
  governanceTextLengthMax: 8192,
  /** Steps that a use case's document lists; the register keeps every revision. */
  useCaseHistoryMax: 200,
  /** How long an emergency may be asked for at once: a day, then again. */
  breakGlassMinutesMax: 1440,
  /** How long an answer about consents may be kept: a withdrawal holds after this at the latest. */
  consentCacheSecondsMax: 60,
  /** Pages of related persons, or consents, of one patient: 1,000 of them. */
  fhirPagesMax: 10,
  /** Records of one patient that are linked with each other: a merge joins two, a long life a handful. */
  linkedPatientsMax: 16,
  /** General practitioners looked up for one patient. */
  practitionersPerPatientMax: 8,
  /** Patients kept in memory until their time is up. */
  patientsRememberedMax: 5000,
  /** Recognisers of a site: each reads every text of every request once more. */
  recognizersMax: 64,
  /** Entries that one ledger group commit may share. */
  ledgerBatchMax: 512,
  /** One leaf: the length field of an entry in a C2SP tlog-tiles bundle has 16 bits. */
  ledgerLeafBytesMax: 65_535,
  /** A string in a ledger record, UTF-16 code units: ids, codes and hashes fit, a note does not. */
  ledgerStringLengthMax: 512,
  /** JSON nesting of a ledger record. */
  ledgerDepthMax: 6,
  /** Group commits lost in a row to other gateways before the entries are refused. */
  ledgerCommitAttemptsMax: 256,
  /** How long a gateway that says nothing keeps its turn at the ledger: shorter than others wait for theirs. */
  ledgerTurnMs: 3000,
  /** Entries read at once by whoever walks the ledger. */
  ledgerPageEntries: 500,
  /** One document of a file or feed, bytes: a C-CDA with everything in it is some megabytes. */
  deidDocumentBytesMax: 64 * 1024 * 1024,
  /** Bytes of heap for each byte of a document full of identifiers while it is searched, measured: 60 MB take 4.4 GB. */
  deidHeapBytesPerByte: 72,
  /** What is read and handed to a core at once, bytes: large enough that handing over does not count. */
  deidBatchBytes: 256 * 1024,
  /**
   * Of a batch, what is walked before it is de-identified, characters: what a document is walked into is
   * many times its size, and what is there for long is collected late.
   */
  deidSliceLength: 8 * 1024,
  /** Of a table, what is read to tell its header, dialect and columns, bytes: some hundred rows. */
  deidHeadBytes: 64 * 1024,
  /** Batches under way for each core: one being worked on, one waiting. */
  deidBatchesPerJob: 2,
  /** Of a core, what is new and not yet collected, MiB: more is no faster, measured. */
  deidYoungHeapMebibytes: 12,
  /** Random tokens of one run, distinct values: about 120 bytes each, so some 500 MB. */
  deidTokensMax: 4_000_000,
  /** Of those, how many a core keeps of what it asked for. */
  deidTokensKeptMax: 65_536,
  /** References of which a core keeps who is known: some kilobytes each. */
  deidPeopleKeptMax: 4096,
  /** Indexes of known people that a core keeps, about 60 KB each at most: patients whose documents come mixed. */
  deidKnownIndexesMax: 128,
  /** A file of profiles or of a key, bytes: far above any real one. */
  deidSettingsBytesMax: 1024 * 1024,
  /** Rules on FHIR elements in one file, and cases of one: far above any real one, and each is asked. */
  fhirRulesMax: 1024,
  fhirRuleCasesMax: 64,
  /** Columns, and places of JSON, of which a profile says what they hold. */
  tableColumnsMax: 4096,
  jsonPathsMax: 256,
  /** Files of fewer bytes altogether are not worth starting threads for. */
  deidParallelBytesMin: 4 * 1024 * 1024,
  /** Cores that one run may use. */
  deidJobsMax: 64,
  /** One document of the register, sent to the admin API. Real ones are some kilobytes. */
  adminBodyBytesMax: 1024 * 1024,
  /** One request to the admin API; the database gives up earlier. */
  adminRequestMs: 30_000,
  /** Requests to the admin API under way at once: people and scripts, not traffic. */
  adminRequestsMax: 64,
  /** Entries of one page of the admin API, where the caller says nothing, and at most. */
  adminPageDefault: 50,
  adminPageMax: 500,
  /** Entries of a ledger that is verified over the admin API: some seconds; longer ones by command. */
  adminVerifyEntriesMax: 50_000,
  /** Ranges of entries that one erasure names: its record has to fit into a leaf. */
  erasureRangesMax: 1000,
  /** Entries of one erasure: the ledger is not written meanwhile. */
  erasureEntriesMax: 50_000,
  /** How long the result of a write is kept for its Idempotency-Key. */
  idempotencyMs: 86_400_000,
  /** How long a person may take to log in at the provider. */
  loginMs: 600_000,
  /** One request to that provider. */
  ssoTimeoutMs: 5000,
  /** A session in use is marked as such this often: short beside the shortest idle time, one minute. */
  sessionTouchMs: 10_000,
  /** Largest index of a ledger entry that is looked up: what a number holds exactly. */
  ledgerIndexMax: Number.MAX_SAFE_INTEGER,
  /** Time a live stream may go on after SIGTERM. */
  shutdownGraceMs: 10_000,
  /** Sealed pairs for server-side continuations (`previous_response_id`): as long as OpenAI keeps them. */
  continuationDaysMax: 30,
  /** How often expired continuations are deleted. */
  vaultPurgeIntervalMs: 3_600_000,
  /** Wait for another process's lock on the SQLite file. */
  databaseLockWaitMs: 10_000,
  /** One statement, on the server and then on our side: a hung database is an error, not a wait. */
  databaseStatementMs: 10_000,
  /** The same where the database is brought up to date, or another gateway is waited for that does it. */
  databaseMigrationMs: 3_600_000,
  /** Connections to PostgreSQL per gateway at most, beside the one that the ledger's thread uses. */
  databaseConnectionsMax: 8,
  /** A document inside a document (an attachment of a resource of an attachment …). */
  documentNestingMax: 4,
  /** A text beside a value that serves as its label, characters: a question, the name of a test. */
  labelLengthMax: 64,
  /** XML elements inside each other. Real C-CDA stays under 40. */
  xmlDepthMax: 256,
  /** Names of fields of JSON remembered with what they say: those of a site's exports are some hundreds. */
  fieldNamesMax: 10_000,
  /** Places of FHIR remembered with what stands there: a hospital's resources use some thousands. */
  fhirPlacesMax: 20_000,
  /** One HL7 v2 message of a feed, characters: scans travel in some. */
  messageLengthMax: 64 * 1024 * 1024,
  /** One record of a table, characters: more is a quote that nobody closed. */
  tableRowLengthMax: 16 * 1024 * 1024,
  /** A column's values that are looked at to propose what it holds. */
  tableSampleRows: 200,
  /** Bytes of a DOCX once unpacked: what a small file may grow to. */
  unpackedBytesMax: 256 * 1024 * 1024,
  /**
   * Texts of one request together, UTF-16 code units, up to which they are masked on the event loop: notes take some
   * 20 to 30 ms, nothing but names 200. For longer ones a thread, of which the way there and back is 1 to 3 per cent.
   */
  maskInlineLengthMax: 64 * 1024,
  /** What one more text costs of that, apart from its length. */
  maskTextLengthExtra: 8,
  /** Requests that wait for that thread, and how long one may: as for a busy model server. */
  maskWaitingMax: 256,
  maskWaitMs: 30_000,
  /** How old a decision may be, and the consents it rests on, when the masking that followed it is done. */
  decidedMsMax: 5_000,
  /** After which the thread ends that has nothing to mask: its heap stays as large as its largest request made it. */
  maskIdleMs: 60_000,
  /** Texts and findings that detection remembers between requests: a thousand notes of 4 KB, some hundred conversations. */
  detectCacheBytesMax: 16 * 1024 * 1024,
  /** The same of a model of the site's own. */
  modelCacheBytesMax: 16 * 1024 * 1024,
  /** A text for such a model, UTF-16 code units: it reads some thousand a second, so more is not done in time. */
  modelTextLengthMax: 2 * 1024 * 1024,
  /** A file of a model, bytes: what an ONNX file (one protobuf message) can have. */
  modelFileBytesMax: 2 ** 31 - 1,
  /** Labels that a site may say the meaning of. */
  modelLabelsMax: 1024,
  /** A file of a use-case pack or of evaluation cases, bytes: the largest shipped has some 60 kB. */
  packFileBytesMax: 4 * 1024 * 1024,
  /** A text in a pack, a note of a case among them, characters. */
  packTextLengthMax: 200_000,
  /** All that one pack sends of a record, characters: about 250 pages; more is no minimum. */
  packSourceLengthMax: 500_000,
  /** Strings of a pack's answer, characters each. */
  packOutputLengthMax: 8000,
  /** Items of a list in a pack's answer. */
  packOutputItemsMax: 200,
  /** Evaluation cases of a pack or of a file of them. */
  packCasesMax: 2000,
  /** Cases that one run of a suite may ask at once: more would crowd out the gateway's other callers. */
  packJobsMax: 16,
  /** One text of the register of AI systems, UTF-16 code units: some pages of a vendor's card. */
  inventoryTextLengthMax: 32_000,
  /** A summary that goes into such a text, with figures beside it. */
  inventorySummaryLengthMax: 4000,
  /** A name, a contact, a label. */
  inventoryLineLengthMax: 300,
  /** Entries of a list of one system: reasons, keywords, figures. */
  inventoryListMax: 200,
  /** Complaints that one system keeps; older ones are in the house's own complaint system. */
  inventoryComplaintsMax: 2000,
  /** Wrong places of a document that are told at once. */
  inventoryProblemsMax: 50,
  /** A model card in any form, characters: published ones stay under 30,000. */
  modelCardLengthMax: 1024 * 1024,
  /** Elements of an applied model card; published ones have under 200, a signature some more. */
  modelCardElementsMax: 5000,
  /** XML elements inside each other in a model card: the schema needs 6, a signature some more. */
  modelCardDepthMax: 32,
  /** One prompt, path or query of the input scan, UTF-16 code units: prompts of some pages. */
  scanTextLengthMax: 256 * 1024,
  /** Of each kind, prompts, fields, outputs and queries, of one version. */
  scanTextsMax: 2000,
  /** Findings of one scan that are listed: beyond, somebody has to read the prompt anyway. */
  scanFindingsMax: 2000,
  /** Uses of anchors in a disclosure pack: each channel of each rule may share a text. */
  disclosureAliasesMax: 64,
} as const;
