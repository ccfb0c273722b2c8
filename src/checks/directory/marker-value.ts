import { markerProblem } from '../../model/home.js';
import { defineCheck } from '../define-check.js';

export const markerValue = defineCheck({
  id: 'directory/marker-value',
  subject: 'directory',
  severity: 'error',
  summary: 'The home attribute holds a value that looks like a marker and is none.',
  rationale: 'Rules ignore case and compare beginnings; the person is treated as nobody expects.',
  avoid: '`21v`, `21V `, `21Vienna`',
  prefer: '`21V`',
  fix: 'Write a marker exactly, or move the marker to an attribute that nothing else uses.',
  source: 'scenario C.2',
  modes: ['F82', 'F83'],
  run: ({ workspace }) => ({
    object: ({ object }) => {
      const problem = markerProblem(object, workspace);
      return problem === null ? null : { message: problem.message.replace(/ \(F\d\d\)$/, ''), help: problem.help };
    },
  }),
});
