/** A provider with whom everything was agreed, for tests about something else. JSON is YAML. */
export const AGREED_PROVIDER = {
  id: 'agreed',
  title: 'Everything Agreed, Inc.',
  agreements: [
    { id: 'baa-1', kind: 'baa', reference: 'archive 1', signedBy: 'Counsel', from: '2000-01-01' },
    { id: 'qsoa-1', kind: 'qsoa', reference: 'archive 1', signedBy: 'Counsel', from: '2000-01-01' },
  ],
};

/** A section of `chaperone.yaml`. */
export const PROVIDERS_YAML = `providers: [${JSON.stringify(AGREED_PROVIDER)}]`;
