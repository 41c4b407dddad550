"""What users read instead of the names of columns, classes and categories."""

from collections.abc import Mapping

from core.messages import N_

Labels = Mapping[str, str]

CREDIT: Labels = {
    "status of existing checking account": N_("Current account"),
    "duration in month": N_("Duration"),
    "credit history": N_("Credit history"),
    "purpose": N_("Purpose"),
    "credit amount": N_("Amount"),
    "savings account and bonds": N_("Savings"),
    "present employment since": N_("In this job for"),
    "installment rate in percentage of disposable income": N_("Instalment by income (1 high, 4 low)"),
    "other debtors or guarantors": N_("Others who answer for the loan"),
    "present residence since": N_("Time at address (1 short, 4 long)"),
    "property": N_("Property"),
    "age in years": N_("Age"),
    "other installment plans": N_("Other instalments"),
    "housing": N_("Housing"),
    "number of existing credits at this bank": N_("Loans at this bank (1 few, 4 many)"),
    "job": N_("Occupation"),
    "number of people being liable to provide maintenance for": N_("Dependants (1 few, 2 many)"),
    "telephone": N_("Telephone"),
    "foreign worker": N_("Foreign worker"),
    "service calls": N_("Service calls, last months"),
    "good": N_("Paid back"),
    "bad": N_("Went bad"),
    # Current account
    "below 0 DM": N_("Overdrawn"),
    "0 to 200 DM": N_("0 to 200 DM"),
    "200 DM or more / salary assignments for at least 1 year": N_("200 DM or more, or regular salary"),
    "no checking account": N_("No account"),
    # Credit history
    "no credits taken / all credits paid back duly": N_("No loans, or all paid on time"),
    "all credits at this bank paid back duly": N_("All loans here paid on time"),
    "existing credits paid back duly till now": N_("On time so far"),
    "delay in paying off in the past": N_("Late in the past"),
    "critical account / other credits existing (not at this bank)": N_("Problem account, or loans elsewhere"),
    # Purpose
    "business": N_("Business"),
    "car (new)": N_("New car"),
    "car (used)": N_("Used car"),
    "domestic appliances": N_("Household appliances"),
    "furniture / equipment": N_("Furniture or equipment"),
    "others": N_("Something else"),
    "radio / television": N_("Radio or television"),
    "repairs": N_("Repairs"),
    "retraining": N_("Retraining"),
    "vacation": N_("Vacation"),
    # Savings
    "below 100 DM": N_("Under 100 DM"),
    "100 to 500 DM": N_("100 to 500 DM"),
    "500 to 1000 DM": N_("500 to 1,000 DM"),
    "1000 DM or more": N_("1,000 DM or more"),
    "unknown / no savings account": N_("None or unknown"),
    # In this job for
    "unemployed": N_("Unemployed"),
    "below 1 year": N_("Under 1 year"),
    "1 to 4 years": N_("1 to 4 years"),
    "4 to 7 years": N_("4 to 7 years"),
    "7 years or more": N_("7 years or more"),
    # Others who answer for the loan; “none” is also in the columns of instalments and telephone
    "none": N_("None"),
    "co-applicant": N_("Co-applicant"),
    "guarantor": N_("Guarantor"),
    # Property
    "real estate": N_("Real estate"),
    "building society savings agreement / life insurance": N_("Building savings or life insurance"),
    "car or other": N_("Car or other property"),
    "unknown / no property": N_("None or unknown"),
    # Other instalments
    "bank": N_("At a bank"),
    "stores": N_("At a shop"),
    # Housing
    "own": N_("Owned"),
    "rent": N_("Rented"),
    "for free": N_("Rent-free"),
    # Occupation
    "unemployed / unskilled - non-resident": N_("Unemployed or unskilled, not resident"),
    "unskilled - resident": N_("Unskilled, resident"),
    "skilled employee / official": N_("Skilled worker or official"),
    "management / self-employed / highly qualified employee / officer": N_("Manager, self-employed or expert"),
    # Telephone, foreign worker
    "yes, registered under the customer's name": N_("Yes, in the customer's name"),
    "yes": N_("Yes"),
    "no": N_("No"),
}

PENGUINS: Labels = {
    "island": N_("Island"),
    "bill length": N_("Bill length"),
    "bill depth": N_("Bill depth"),
    "flipper length": N_("Flipper length"),
    "body mass": N_("Weight"),
    "sex": N_("Sex"),
    "year": N_("Year of the count"),
    "Adelie": N_("Adélie penguin"),
    "Chinstrap": N_("Chinstrap penguin"),
    "Gentoo": N_("Gentoo penguin"),
    # Sex
    "female": N_("Female"),
    "male": N_("Male"),
}

PAGE_BLOCKS: Labels = {
    "height": N_("Height"),
    "length": N_("Length"),
    "area": N_("Area"),
    "eccen": N_("Length for each unit of height"),
    "p black": N_("Share of black pixels"),
    "p and": N_("Share of black pixels, smoothed"),
    "mean tr": N_("Mean run of black pixels"),
    "blackpix": N_("Black pixels"),
    "blackand": N_("Black pixels, smoothed"),
    "wb trans": N_("Changes from white to black"),
    "negative": N_("Text"),
    "positive": N_("Other than text"),
}

HEART: Labels = {
    "age": N_("Age"),
    "sex": N_("Sex"),
    "chest pain": N_("Chest pain"),
    "resting blood pressure": N_("Blood pressure at rest"),
    "cholesterol": N_("Cholesterol"),
    "high fasting sugar": N_("Fasting blood sugar above 120 mg/dl"),
    "resting ecg": N_("ECG at rest"),
    "highest heart rate": N_("Highest heart rate reached"),
    "pain in exercise": N_("Chest pain in exercise"),
    "st depression": N_("ST depression in exercise"),
    "st slope": N_("Slope of ST in exercise"),
    "narrowed vessels": N_("Large vessels seen by fluoroscopy"),
    "thallium scan": N_("Thallium scan"),
    "healthy": N_("Healthy"),
    "disease": N_("Disease"),
    # Sex
    "female": N_("Woman"),
    "male": N_("Man"),
    # Chest pain
    "typical angina": N_("Typical angina"),
    "atypical angina": N_("Atypical angina"),
    "other pain": N_("Not angina"),
    "none": N_("No pain"),
    # Fasting blood sugar, pain in exercise
    "no": N_("No"),
    "yes": N_("Yes"),
    # ECG, thallium scan
    "normal": N_("Normal"),
    "abnormal ST-T": N_("Abnormal ST-T"),
    "thickened wall": N_("Thickened heart wall"),
    "fixed defect": N_("Fixed defect"),
    "reversible defect": N_("Reversible defect"),
    # Slope of ST
    "rising": N_("Rising"),
    "flat": N_("Flat"),
    "falling": N_("Falling"),
}

IRIS: Labels = {
    "sepal length": N_("Sepal length"),
    "sepal width": N_("Sepal width"),
    "petal length": N_("Petal length"),
    "petal width": N_("Petal width"),
    "setosa": N_("Setosa"),
    "versicolor": N_("Versicolor"),
    "virginica": N_("Virginica"),
}

WINE: Labels = {
    "alcohol": N_("Alcohol"),
    "malic acid": N_("Malic acid"),
    "ash": N_("Ash"),
    "alcalinity of ash": N_("Alkalinity of ash"),
    "magnesium": N_("Magnesium"),
    "total phenols": N_("Phenols"),
    "flavanoids": N_("Flavonoids"),
    "nonflavanoid phenols": N_("Phenols that aren't flavonoids"),
    "proanthocyanins": N_("Proanthocyanidins"),
    "color intensity": N_("Colour intensity"),
    "hue": N_("Hue"),
    "od280/od315 of diluted wines": N_("OD280/OD315, diluted"),
    "proline": N_("Proline"),
    "class_0": N_("Grower 1"),
    "class_1": N_("Grower 2"),
    "class_2": N_("Grower 3"),
}

BREAST_CANCER: Labels = {
    "mean radius": N_("Radius, mean"),
    "mean texture": N_("Texture, mean"),
    "mean perimeter": N_("Perimeter, mean"),
    "mean area": N_("Area, mean"),
    "mean smoothness": N_("Smoothness, mean"),
    "mean compactness": N_("Compactness, mean"),
    "mean concavity": N_("Concavity, mean"),
    "mean concave points": N_("Concave points, mean"),
    "mean symmetry": N_("Symmetry, mean"),
    "mean fractal dimension": N_("Fractal dimension, mean"),
    "radius error": N_("Radius, spread"),
    "texture error": N_("Texture, spread"),
    "perimeter error": N_("Perimeter, spread"),
    "area error": N_("Area, spread"),
    "smoothness error": N_("Smoothness, spread"),
    "compactness error": N_("Compactness, spread"),
    "concavity error": N_("Concavity, spread"),
    "concave points error": N_("Concave points, spread"),
    "symmetry error": N_("Symmetry, spread"),
    "fractal dimension error": N_("Fractal dimension, spread"),
    "worst radius": N_("Radius, worst"),
    "worst texture": N_("Texture, worst"),
    "worst perimeter": N_("Perimeter, worst"),
    "worst area": N_("Area, worst"),
    "worst smoothness": N_("Smoothness, worst"),
    "worst compactness": N_("Compactness, worst"),
    "worst concavity": N_("Concavity, worst"),
    "worst concave points": N_("Concave points, worst"),
    "worst symmetry": N_("Symmetry, worst"),
    "worst fractal dimension": N_("Fractal dimension, worst"),
    "benign": N_("Benign"),
    "malignant": N_("Malignant"),
}

DIABETES: Labels = {
    "age": N_("Age"),
    "sex": N_("Sex"),
    "bmi": N_("Body mass index"),
    "bp": N_("Mean blood pressure"),
    "s1": N_("Total cholesterol"),
    "s2": N_("LDL cholesterol"),
    "s3": N_("HDL cholesterol"),
    "s4": N_("Total to HDL cholesterol"),
    "s5": N_("Triglycerides, log"),
    "s6": N_("Blood sugar"),
}

DRAWN: Labels = {"A": N_("Orange"), "B": N_("Blue")}
