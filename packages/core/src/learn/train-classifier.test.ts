import { describeClassifier } from './classifier.conformance.ts'
import { loadClassifier, trainClassifier } from './train-classifier.ts'

describeClassifier('the trained classifier', { train: trainClassifier, load: loadClassifier })
