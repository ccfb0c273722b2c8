import { defineFindingKinds } from '../../model/finding-kind.js';

/** What a workspace expects is no check of the registry: it says itself what is wrong. */
export const expectationFindingKinds = defineFindingKinds('outcome', {
  expectation: {
    severity: 'error',
    summary: 'An expectation of the workspace does not hold, or is about nobody.',
    rationale: 'Somebody wrote down what must be so in `expectations/*.yaml`.',
    fix: 'Correct the directory or the rules, or the expectation; `onegal explain` says where the value comes from.',
    source: 'docs/output.md, Expectations',
  },
});
