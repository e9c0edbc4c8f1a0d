import { expect, test } from 'vitest';
import { openUseCases } from './index.ts';

const register = openUseCases(
  [
    { id: 'plain', title: 'Plain', purposes: ['TREAT'], restore: true, phi: 'expected' },
    {
      id: 'research',
      title: 'Research',
      purposes: ['HRESCH'],
      style: 'placeholder',
      guard: 'stop',
      restore: false,
      phi: 'expected',
    },
  ],
  { style: 'surrogate', guard: 'count' },
);

test('a use case is treated as it says, and otherwise as configured for all', () => {
  expect(register.treatment('plain')).toEqual({
    style: 'surrogate',
    guard: 'count',
    restore: true,
  });
  expect(register.treatment('research')).toEqual({
    style: 'placeholder',
    guard: 'stop',
    restore: false,
  });
});

test('an unregistered one has no treatment', () => {
  expect(() => register.treatment('other')).toThrow(
    expect.objectContaining({ code: 'policy_denied' }),
  );
});
