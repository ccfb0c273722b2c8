/**
 * The public API: the stages behind the commands, as functions over texts and values. Nothing here reads files, asks for the time or
 * prints; `FileSet` is a folder as a map of paths to texts.
 */
export type { AttributeDefinition, AttributeType, Schema } from './attribute/schema.js';
export type { Attributes, Instant, Reference, Scalar, Value } from './attribute/value.js';
export type { Diagnostic, Place, Severity, Span } from './base/diagnostic.js';
export type { FileSet } from './base/files.js';
export { type Output, TextOutput } from './base/output.js';
export type { Failed, Ok, Result } from './base/result.js';
export { type Check, defineCheck, type Remark, type Subject } from './checks/define-check.js';
export type { StatementResult } from './checks/expectations/run-expectations.js';
export type { OutcomeSubject } from './checks/outcome-subject.js';
export type { CloudObject, Recipient, TenantDirectory } from './cloud/tenant-directory.js';
export type { CompiledServer } from './compiler/compiled-server.js';
export type { ExportedObject, ImportedObject, ObjectError } from './engine/cs-object.js';
export { type EngineInput, type EngineOutput, runEngine } from './engine/engine.js';
export type { EngineErrorName } from './engine/finding-kinds.js';
export { checkExpression } from './expression/check.js';
export { compileExpression } from './expression/compile.js';
export type { Environment, EvaluationContext, SlotLayout } from './expression/context.js';
export type { Outcome } from './expression/outcome.js';
export { parseExpression } from './expression/parse.js';
export { printExpression } from './expression/print.js';
export type { Expression } from './expression/tree.js';
export type { UnifiedRow } from './gal/unified-row.js';
export type { AdObject, Directory } from './model/directory.js';
export type { Expectation } from './model/expectation.js';
export type { Finding } from './model/finding.js';
export type { Workspace } from './model/workspace.js';
export { compileWorkspace } from './pipeline/compile.js';
export { compileOutput } from './pipeline/compile-output.js';
export { type Difference, diff, readDiffSide } from './pipeline/diff.js';
export type { RuleCoverage } from './pipeline/expect/coverage.js';
export { type ExpectOptions, type ExpectResult, expectWorkspace } from './pipeline/expect/expect.js';
export { type OpenedWorkspace, openWorkspace } from './pipeline/open-workspace.js';
export type { Resources } from './pipeline/resources.js';
export { readRuleInput } from './pipeline/rule-input.js';
export { type SimulateOptions, type Simulation, simulateWorkspace } from './pipeline/simulate.js';
export { simulateOutput, writeSimulation } from './pipeline/simulate-output.js';
export { type Verification, type VerifyOptions, verifyWorkspace } from './pipeline/verify/verify.js';
export { readRuleXml } from './rule/codec/xml/read-rule.js';
export { writeRuleXml } from './rule/codec/xml/write-rule.js';
export type { Connector, Metaverse, ServerConfiguration } from './rule/server-export.js';
export type { Flow, JoinCondition, ScopeClause, ScopeOperator, SyncRule } from './rule/sync-rule.js';
