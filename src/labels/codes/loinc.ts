/**
 * LOINC 2.81 (2025-08): tests, instruments and document types that tell of a topic by having been ordered, whatever they
 * found. What is not here is recognised by the display that a coding carries (`vocabulary/`). Review with each
 * release (February, August).
 */
export const LOINC: Readonly<Record<string, string>> = {
  alcohol: '75626-2 75624-7 72109-2 5643-2 68518-0 68519-8 68520-6',
  drug: '82667-7 3397-7 19359-9 3393-6 3349-8 3427-2 3390-2 3377-9 19659-2',
  opioid: '3879-4 19295-5',
  hiv: '75622-1 56888-1 29893-5 7917-8 7918-6 20447-9 25836-8 24467-3 8123-2 31201-7 30361-0 68961-2 48345-3 80203-3 22357-8 5221-7 14092-1 44873-8',
  std: '20507-0 20508-8 5292-8 21613-5 24111-7 24110-9 43304-5 43305-2 22461-8 31147-2 6349-5',
  'mental-health':
    '44249-1 44261-6 55757-9 55758-7 69725-0 70274-6 71354-5 89204-2 44250-9 34788-0 34791-4',
  cognition: '72106-8 72172-0',
  pregnancy:
    '2106-3 2118-8 19080-1 21198-7 82810-3 11449-6 11779-6 11778-8 8665-2 11640-0 11996-6 18185-9',
  sexuality: '76690-7',
  'gender-affirming': '76691-5',
  abuse: '95614-4',
  genetic: '51969-4 81247-9 48018-6 53037-8 69548-6 51968-6 81293-3 29770-5 21636-6',
  'sickle-cell': '6864-3 4625-0',
};
